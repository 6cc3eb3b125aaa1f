using Portal.Core.Remediation;

namespace Portal.Web.Features.Remediation;

/// <summary>What the list of runs shows.</summary>
/// <param name="Page">The rows.</param>
/// <param name="UnderWay">How many runs of all clusters have not ended.</param>
public sealed record RunListModel(RunPage Page, int UnderWay);
