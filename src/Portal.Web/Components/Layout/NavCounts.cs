namespace Portal.Web.Components.Layout;

/// <summary>The numbers of the navigation.</summary>
/// <param name="Findings">Open findings.</param>
/// <param name="Critical">How many of them are critical.</param>
/// <param name="Runs">Remediations under way.</param>
public sealed record NavCounts(int Findings, int Critical, int Runs);
