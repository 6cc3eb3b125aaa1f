namespace Portal.Web.Features.Knowledge.Listing;

/// <summary>Something to narrow the list by.</summary>
/// <param name="Text">What it is.</param>
/// <param name="Count">How many articles would be left by it, under whatever else is chosen.</param>
/// <param name="IsChosen">Whether the list is narrowed by it.</param>
/// <param name="Link">The address with it chosen, or without it if it is.</param>
public sealed record Facet(string Text, int Count, bool IsChosen, string Link);
