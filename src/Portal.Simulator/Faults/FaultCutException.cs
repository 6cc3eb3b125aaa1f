namespace Portal.Simulator.Faults;

/// <summary>
/// Ends an answer in the middle: thrown after the answer has begun, it makes Kestrel close without the end of the body, with everything
/// before it delivered.
/// </summary>
internal sealed class FaultCutException() : IOException("a fault cuts this answer");
