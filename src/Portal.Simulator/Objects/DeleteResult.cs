namespace Portal.Simulator.Objects;

/// <summary>Outcome of a deletion.</summary>
/// <param name="Stored">Last state of the object, or its state now when it stays.</param>
/// <param name="Removed">Whether it is gone; otherwise grace or finalizers hold it.</param>
public sealed record DeleteResult(StoredObject Stored, bool Removed);
