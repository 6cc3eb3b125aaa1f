namespace Portal.Failpoints;

/// <summary>Thrown by a failpoint that is told to throw.</summary>
public sealed class FailpointException(string point) : Exception($"The failpoint {point} was told to throw.");
