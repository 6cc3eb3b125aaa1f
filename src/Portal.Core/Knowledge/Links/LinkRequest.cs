namespace Portal.Core.Knowledge.Links;

/// <summary>The answer to a wish to check now.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Links">How many links are due now by it.</param>
public sealed record LinkRequest(LinkRequestStatus Status, int Links = 0);
