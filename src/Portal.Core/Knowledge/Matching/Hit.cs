namespace Portal.Core.Knowledge.Matching;

/// <summary>A place where a signature matched.</summary>
/// <param name="Line">The line that stands for it.</param>
/// <param name="Spans">What matched.</param>
/// <param name="Parameters">What the pattern and the record name.</param>
internal sealed record Hit(int Line, List<MatchSpan> Spans, List<MatchParameter> Parameters)
{
    private const int MostParameters = 200;

    /// <summary>Whether a record said it, or joined: then it is known what belongs together, and what else stands on the line need not.</summary>
    public bool IsOfRecord { get; set; }

    /// <summary>Takes what a record says about the same place, or about another one on the same line: a whole answer of an API may stand on one line.</summary>
    public void Join(List<MatchSpan> spans, List<MatchParameter> parameters)
    {
        var isSame = spans.Exists(span => Spans.Exists(known => known.Line == span.Line && known.Start < span.Start + span.Length && span.Start < known.Start + known.Length));
        IsOfRecord = true;
        if (!isSame && Parameters.Count < MostParameters)
        {
            Spans.AddRange(spans);
        }

        foreach (var parameter in parameters)
        {
            if (Parameters.Count < MostParameters && !Parameters.Exists(known => known.Name == parameter.Name && (isSame || known.Value == parameter.Value)))
            {
                Parameters.Add(parameter);
            }
        }
    }
}
