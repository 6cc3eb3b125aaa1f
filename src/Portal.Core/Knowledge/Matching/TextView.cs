namespace Portal.Core.Knowledge.Matching;

/// <summary>
/// A text that patterns look at, and where each of its characters stands in the paste: a line as it is, a line without its escapes, or a
/// record put together from several lines.
/// </summary>
/// <param name="Text">The text.</param>
/// <param name="Map">For each character its offset in the paste, or -1 for one that is not there; null where they follow each other from <paramref name="Start"/>.</param>
/// <param name="Start">Offset of the first character where there is no map.</param>
/// <param name="Line">Number of the line that stands for it.</param>
internal readonly record struct TextView(ReadOnlyMemory<char> Text, int[]? Map, int Start, int Line)
{
    /// <summary>The characters.</summary>
    public ReadOnlySpan<char> Span => Text.Span;

    /// <summary>Where a character stands in the paste; -1 if it is not there.</summary>
    public int OffsetOf(int index) => Map is null ? Start + index : Map[index];

    /// <summary>The places in the paste of a part of the text, one for each line that it touches.</summary>
    public List<MatchSpan> Places(PastedText paste, int start, int length)
    {
        var places = new List<MatchSpan>();
        if (Map is null)
        {
            places.Add(paste.SpanOf(Start + start, length));
            return places;
        }

        var first = -1;
        var last = -1;
        for (var i = start; i < start + length; i++)
        {
            var offset = Map[i];
            if (offset < 0)
            {
                continue;
            }

            // What lies apart or on another line is marked apart.
            if (first >= 0 && (offset < last || offset > last + MatchLimits.LineExcerpt || paste.LineAt(offset) != paste.LineAt(first)))
            {
                places.Add(paste.SpanOf(first, last - first + 1));
                first = -1;
            }

            first = first < 0 ? offset : first;
            last = offset;
        }

        if (first >= 0)
        {
            places.Add(paste.SpanOf(first, last - first + 1));
        }

        return places;
    }
}
