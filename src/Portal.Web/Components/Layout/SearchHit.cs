using Portal.Core.Text;

namespace Portal.Web.Components.Layout;

/// <summary>Something that the search found.</summary>
/// <param name="Kind">What it is, in a word.</param>
/// <param name="Text">Its title.</param>
/// <param name="Path">Where it is.</param>
public sealed record SearchHit(LocalizedText Kind, string Text, string Path);
