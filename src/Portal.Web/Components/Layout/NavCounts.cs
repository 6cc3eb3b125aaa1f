using Portal.Web.Components.States;

namespace Portal.Web.Components.Layout;

/// <summary>The numbers of the navigation.</summary>
/// <param name="Findings">Open findings.</param>
/// <param name="Critical">How many of them are critical.</param>
/// <param name="Runs">Remediations under way.</param>
/// <param name="Stuck">Stuck deletions of the cluster whose page the link opens.</param>
/// <param name="StuckState">What they mean: warning; in progress when somebody works on each; unknown when not everything could be looked at; null when all is well.</param>
public sealed record NavCounts(int Findings, int Critical, int Runs, int Stuck, HealthState? StuckState);
