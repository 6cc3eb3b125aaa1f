namespace Portal.Core.Text;

/// <summary>A heading of an article.</summary>
/// <param name="Level">2 to 6.</param>
/// <param name="Anchor">Its id in the HTML; a link to it is <c>#</c> and this.</param>
/// <param name="Text">Its text without markup.</param>
public sealed record MarkdownHeading(int Level, string Anchor, string Text);
