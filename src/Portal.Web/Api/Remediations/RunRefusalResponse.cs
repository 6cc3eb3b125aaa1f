namespace Portal.Web.Api.Remediations;

/// <summary>Why a playbook will not act.</summary>
/// <param name="Code">A code for programs.</param>
/// <param name="Text">Why.</param>
/// <param name="Instead">What to do instead.</param>
public sealed record RunRefusalResponse(string Code, string Text, string Instead);
