namespace Portal.Core.Objects;

/// <summary>What came of reading an address.</summary>
/// <param name="Address">The address; null when a part is wrong.</param>
/// <param name="Field">Which part is wrong: group, version, plural, namespace or name; else empty.</param>
/// <param name="Problem">Why; it does not repeat the part.</param>
public sealed record ObjectAddressReading(ObjectAddress? Address, string Field, string Problem);
