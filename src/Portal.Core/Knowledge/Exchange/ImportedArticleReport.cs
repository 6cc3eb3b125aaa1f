using System.Collections.Immutable;

namespace Portal.Core.Knowledge.Exchange;

/// <summary>What an import does to one article.</summary>
/// <param name="Slug">The article.</param>
/// <param name="Change">What is done.</param>
/// <param name="Fields">Which fields differ, such as <c>en.body</c>; empty unless it is changed.</param>
public sealed record ImportedArticleReport(string Slug, ImportChange Change, ImmutableArray<string> Fields);
