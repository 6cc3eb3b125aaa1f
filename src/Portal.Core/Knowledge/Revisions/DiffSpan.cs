namespace Portal.Core.Knowledge.Revisions;

/// <summary>A piece of a line. The pieces of a line together are the line.</summary>
/// <param name="Text">The text.</param>
/// <param name="Changed">Whether it is what makes the line differ from its counterpart; false in lines that are in both.</param>
public sealed record DiffSpan(string Text, bool Changed);
