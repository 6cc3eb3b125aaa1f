using System.Collections.Immutable;
using Portal.Core.Findings;

namespace Portal.Core.Knowledge.Exchange;

/// <summary>What one language's file says.</summary>
/// <param name="Number">The article's number; null when it does not say.</param>
/// <param name="NumberLine">The line that says so.</param>
/// <param name="Severity">The severity.</param>
/// <param name="Tags">The tags.</param>
/// <param name="Related">Slugs of related articles.</param>
/// <param name="Sources">The sources.</param>
/// <param name="Text">The text.</param>
internal sealed record FolderText(
    int? Number, int NumberLine, Severity Severity, ImmutableArray<string> Tags, ImmutableArray<string> Related, ImmutableArray<ArticleSource> Sources, ArticleText Text);
