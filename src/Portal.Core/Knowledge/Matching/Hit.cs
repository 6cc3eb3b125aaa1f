namespace Portal.Core.Knowledge.Matching;

/// <summary>A place where a signature matched.</summary>
/// <param name="Line">The line that stands for it.</param>
/// <param name="Spans">What matched.</param>
/// <param name="Parameters">What the pattern and the record name.</param>
internal sealed record Hit(int Line, List<MatchSpan> Spans, List<MatchParameter> Parameters);
