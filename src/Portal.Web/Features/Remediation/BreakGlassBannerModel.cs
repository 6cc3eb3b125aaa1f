using Portal.Core.Remediation;

namespace Portal.Web.Features.Remediation;

/// <summary>What the banner of broken glasses shows.</summary>
/// <param name="First">The newest that the visitor has to do with; null: none.</param>
/// <param name="Total">How many they have to do with, of the newest hundred.</param>
public sealed record BreakGlassBannerModel(RemediationRun? First, int Total);
