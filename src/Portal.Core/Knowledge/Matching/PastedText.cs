namespace Portal.Core.Knowledge.Matching;

/// <summary>
/// A text in lines, as the engine counts them: an end is LF, CR LF or a lone CR; an end at the very end begins no line. Whoever shows line
/// numbers beside the text takes the lines from here.
/// </summary>
public sealed class PastedText
{
    private readonly List<int> _starts = [];
    private readonly List<int> _ends = [];

    /// <summary>Finds the lines of a text.</summary>
    /// <param name="text">The text as it was pasted.</param>
    public PastedText(string text)
    {
        Text = text;
        var start = 0;
        while (start < text.Length)
        {
            var length = text.AsSpan(start).IndexOfAny('\n', '\r');
            var end = length < 0 ? text.Length : start + length;
            _starts.Add(start);
            _ends.Add(end);
            start = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
        }
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>How many lines it has.</summary>
    public int LineCount => _starts.Count;

    /// <summary>A line without its end.</summary>
    /// <param name="number">Its number, from 1.</param>
    public ReadOnlySpan<char> Line(int number) => Text.AsSpan(_starts[number - 1], _ends[number - 1] - _starts[number - 1]);

    /// <summary>Where in the text a line begins.</summary>
    /// <param name="number">Its number, from 1.</param>
    internal int StartOf(int number) => _starts[number - 1];

    /// <summary>Number of the line that an offset lies in.</summary>
    internal int LineAt(int offset)
    {
        var found = _starts.BinarySearch(offset);
        return found >= 0 ? found + 1 : ~found;
    }

    /// <summary>A place within a line, from offsets in the text; cut at the line's end.</summary>
    internal MatchSpan SpanOf(int start, int length)
    {
        var line = LineAt(start);
        return new MatchSpan(line, start - _starts[line - 1], Math.Max(0, Math.Min(start + length, _ends[line - 1]) - start));
    }
}
