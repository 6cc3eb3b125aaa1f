namespace Portal.Simulator.Tests.Contract;

/// <summary>What came of replaying an exchange.</summary>
/// <param name="Exchange">The exchange.</param>
/// <param name="Differences">What differs from the recording; none when it was met.</param>
/// <param name="Actual">The last answer, to read when it differs.</param>
public sealed record Outcome(Exchange Exchange, IReadOnlyList<string> Differences, string Actual);
