using Portal.Core.Text;

namespace Portal.Core.Knowledge.Links;

/// <summary>An article that leads to an address.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Title">Its title; in both languages the same when it is there in one only.</param>
public sealed record LinkUse(int Number, string Slug, LocalizedText Title);
