namespace Portal.Core.Knowledge.Exchange;

/// <summary>A file of the knowledge base as a folder.</summary>
/// <param name="Path">Its path, <c>slug/name</c>.</param>
/// <param name="Text">Its content, UTF-8.</param>
public sealed record ExportedFile(string Path, string Text);
