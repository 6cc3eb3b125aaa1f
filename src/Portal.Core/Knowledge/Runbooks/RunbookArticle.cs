using Portal.Core.Text;

namespace Portal.Core.Knowledge.Runbooks;

/// <summary>An article that an alert leads to.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Problem">Its room; empty for those that people wrote.</param>
/// <param name="Title">Its title; in both languages the same when it is there in one only.</param>
public sealed record RunbookArticle(int Number, string Slug, string Problem, LocalizedText Title);
