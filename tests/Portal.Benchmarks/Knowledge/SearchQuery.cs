namespace Portal.Benchmarks.Knowledge;

/// <summary>A query of the benchmark.</summary>
/// <param name="Kind">What kind of text it is.</param>
/// <param name="Text">The text.</param>
/// <param name="IsTyping">Whether its last word is unfinished.</param>
internal sealed record SearchQuery(string Kind, string Text, bool IsTyping = false);
