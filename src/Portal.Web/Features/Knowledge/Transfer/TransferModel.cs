using Portal.Core.Access;

namespace Portal.Web.Features.Knowledge.Transfer;

/// <summary>What the page of export and import shows.</summary>
/// <param name="Articles">How many articles an export holds.</param>
/// <param name="Access">Whether the person may import.</param>
public sealed record TransferModel(int Articles, AccessDecision Access);
