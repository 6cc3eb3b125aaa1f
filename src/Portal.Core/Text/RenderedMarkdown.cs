using System.Collections.Immutable;

namespace Portal.Core.Text;

/// <summary>HTML that is safe to put into a page.</summary>
/// <param name="Html">The HTML.</param>
/// <param name="Headings">Its headings in order, for a table of contents.</param>
/// <param name="Problem">Why the text is shown plain instead of formatted; null when it is formatted.</param>
public sealed record RenderedMarkdown(string Html, ImmutableArray<MarkdownHeading> Headings, LocalizedText? Problem);
