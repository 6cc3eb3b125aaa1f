namespace Portal.Core.Remediation;

/// <summary>A wish to break the glass for a run.</summary>
/// <param name="Reason">Why, for people who were not there.</param>
/// <param name="Confirm">The name of the subject, typed.</param>
public sealed record BreakGlassRequest(string Reason, string Confirm);
