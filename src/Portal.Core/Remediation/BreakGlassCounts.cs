namespace Portal.Core.Remediation;

/// <summary>How broken glasses stand.</summary>
/// <param name="ToReview">Those that nobody else has looked at.</param>
/// <param name="Waiting">Those that the configured address was not told of yet.</param>
/// <param name="GivenUp">Those that it never took.</param>
public sealed record BreakGlassCounts(int ToReview, int Waiting, int GivenUp);
