namespace Portal.Core.Knowledge.Matching;

/// <summary>Something that the text names: a pod, a node, a claim.</summary>
/// <param name="Name">What it is, such as <c>pod</c> or <c>node</c>: the name of the pattern's group.</param>
/// <param name="Value">Its value.</param>
/// <param name="Span">Where the text says so.</param>
/// <param name="Source">Whence it is known.</param>
public sealed record MatchParameter(string Name, string Value, MatchSpan Span, ParameterSource Source);
