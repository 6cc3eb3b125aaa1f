namespace Portal.Core.Remediation;

/// <summary>That somebody asked to stop a run that was carried out or watched.</summary>
/// <param name="By">Name of who did.</param>
/// <param name="ById">Identity of who did.</param>
/// <param name="From">The network address that it came from, or empty.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
public sealed record RunStop(string By, string ById, string From, string Reason, DateTimeOffset At);
