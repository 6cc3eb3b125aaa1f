using System.Text.RegularExpressions;

namespace Portal.Core.Knowledge.Matching;

/// <summary>One look at one text. Not safe for threads; made anew for each text.</summary>
internal sealed class MatchRun
{
    private readonly SignatureSet _set;
    private readonly HashSet<long> _matched = [];
    private readonly int[] _covered;
    private readonly int[] _view;
    private readonly Tally?[] _tallies;
    private readonly List<(int Target, int At)> _hits = [];
    private readonly Dictionary<int, LookAlikeTally> _lookAlikes = [];
    private int _viewNumber;
    private long _charactersLeft = MatchLimits.PatternCharacters;

    public MatchRun(SignatureSet set, PastedText paste)
    {
        _set = set;
        Paste = paste;
        _covered = new int[set.Signatures.Length];
        _view = new int[set.Signatures.Length];
        _tallies = new Tally?[set.Signatures.Length];
    }

    /// <summary>The text.</summary>
    public PastedText Paste { get; }

    /// <summary>The set that it is compared with.</summary>
    public SignatureSet Set => _set;

    /// <summary>What each signature matched; only those that matched.</summary>
    public IEnumerable<Tally> Tallies => _tallies.OfType<Tally>();

    /// <summary>The lines that look alike and did not match.</summary>
    public IEnumerable<LookAlikeTally> LookAlikes => _lookAlikes.Values;

    /// <summary>How many comparisons were left out.</summary>
    public int NotCompared { get; private set; }

    /// <summary>Looks at every line and every record of the text.</summary>
    public void Look(CancellationToken cancellationToken)
    {
        for (var line = 1; line <= Paste.LineCount; line++)
        {
            if (line % 256 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var plain = TextForms.Plain(Paste, line);
            LookAt(plain, []);
            if (TextForms.WithoutHan(plain) is { } latin)
            {
                LookAt(latin, []);
            }

            if (TextForms.Message(plain) is { } message)
            {
                LookAt(message, []);
            }

            if (TextForms.Unescaped(plain) is { } once)
            {
                // A line of a log within JSON within JSON, as docker writes what a component logs as JSON: two levels.
                LookAt(once, []);
                if (once.Span.IndexOf("\\\"", StringComparison.Ordinal) >= 0 && TextForms.Unescaped(once) is { } twice)
                {
                    LookAt(twice, []);
                }
            }
        }

        foreach (var record in TextRecords.In(Paste))
        {
            cancellationToken.ThrowIfCancellationRequested();
            LookAt(record.View, record.Facts);
        }
    }

    private void LookAt(TextView view, IReadOnlyList<MatchParameter> facts)
    {
        _viewNumber++;
        _hits.Clear();
        _set.Filter.Scan(view.Span, _hits, static (hits, target, at) => hits.Add((target, at)));
        var alike = -1;
        foreach (var (target, at) in _hits)
        {
            if (target < 0)
            {
                alike = at;
            }
            else if (_view[target] != _viewNumber || at >= _covered[target])
            {
                Compare(_set.Signatures[target], view, at, facts);
            }
        }

        if (alike >= 0 && view.Map is null && _set.LookAlikes.Of(view.Span) is { } found && !Matched(view.Line, found.Signature.Article))
        {
            var tally = _lookAlikes.TryGetValue(found.Sample, out var before) ? before : _lookAlikes[found.Sample] = new LookAlikeTally(found.Signature, view.Line);
            tally.Lines++;
        }
    }

    private bool Matched(int line, int article) => _set.Signatures.Where(s => s.Article == article).Any(s => _matched.Contains(Key(line, s.Index)));

    private static long Key(int line, int signature) => ((long)line << 20) | (uint)signature;

    private void Compare(CompiledSignature signature, TextView view, int at, IReadOnlyList<MatchParameter> facts)
    {
        var start = view.Span.Length <= MatchLimits.Window ? 0 : Math.Max(0, at - MatchLimits.WindowBefore);
        var length = Math.Min(MatchLimits.Window, view.Span.Length - start);
        _view[signature.Index] = _viewNumber;

        // Windows of one signature overlap by as much as lies before a literal, so a long line is looked at once and a half.
        _covered[signature.Index] = start + length == view.Span.Length ? int.MaxValue : start + length - MatchLimits.WindowBefore;
        if (facts.Count == 0 && _matched.Contains(Key(view.Line, signature.Index)))
        {
            return;
        }

        if (_charactersLeft < length)
        {
            NotCompared++;
            return;
        }

        _charactersLeft -= length;
        try
        {
            var window = view.Span.Slice(start, length);
            if (signature.Pattern.IsMatch(window))
            {
                Keep(signature, view, start, window, facts);
            }
        }
        catch (RegexMatchTimeoutException)
        {
            NotCompared++;
        }
    }

    private void Keep(CompiledSignature signature, TextView view, int start, ReadOnlySpan<char> window, IReadOnlyList<MatchParameter> facts)
    {
        var tally = _tallies[signature.Index] ??= new Tally(signature);
        if (tally.Hits.Count >= MatchLimits.LinesPerSignature)
        {
            _matched.Add(Key(view.Line, signature.Index));
            tally.Lines.Add(view.Line);
            return;
        }

        var match = signature.Pattern.Match(window.ToString());
        if (!match.Success)
        {
            return;
        }

        var spans = view.Places(Paste, start + match.Index, match.Length);
        var parameters = Parameters(signature, match, view, start);
        parameters.AddRange(facts);
        if (spans.Exists(span => _matched.Contains(Key(span.Line, signature.Index))) || _matched.Contains(Key(view.Line, signature.Index)))
        {
            // One of its lines has said it already: what the record knows beyond that line is about it too.
            if (facts.Count > 0)
            {
                tally.Hits.Find(hit => hit.Line == view.Line || spans.Exists(span => span.Line == hit.Line))?.Join(spans, parameters);
            }

            return;
        }

        _matched.Add(Key(view.Line, signature.Index));
        tally.Lines.Add(view.Line);
        tally.Hits.Add(new Hit(view.Line, spans, parameters) { IsOfRecord = facts.Count > 0 });
    }

    private List<MatchParameter> Parameters(CompiledSignature signature, Match match, TextView view, int start)
    {
        var parameters = new List<MatchParameter>();
        foreach (var name in signature.Groups)
        {
            if (match.Groups[name] is { Success: true, Length: > 0 } group && view.Places(Paste, start + group.Index, group.Length) is [var place, ..])
            {
                parameters.Add(new MatchParameter(name, group.Value, place, ParameterSource.Pattern));
            }
        }

        return parameters;
    }
}
