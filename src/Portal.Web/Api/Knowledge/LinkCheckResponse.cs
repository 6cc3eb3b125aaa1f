namespace Portal.Web.Api.Knowledge;

/// <summary>The answer to a wish to check links now.</summary>
/// <param name="Due">How many links the next pass looks at because of it.</param>
public sealed record LinkCheckResponse(int Due);
