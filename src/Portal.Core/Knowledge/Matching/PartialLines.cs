namespace Portal.Core.Knowledge.Matching;

/// <summary>Lines that a container runtime cut at 16 KiB: pieces marked <c>P</c>, the last one <c>F</c>, are one line of the log.</summary>
internal static class PartialLines
{
    private const int MostPieces = 64;

    /// <summary>The lines that were cut, whole again.</summary>
    public static IEnumerable<TextRecord> In(PastedText paste)
    {
        if (!paste.Text.Contains(" stderr P ", StringComparison.Ordinal) && !paste.Text.Contains(" stdout P ", StringComparison.Ordinal))
        {
            yield break;
        }

        for (var line = 1; line <= paste.LineCount; line++)
        {
            var pieces = 0;
            while (pieces < MostPieces && line + pieces < paste.LineCount && BodyOf(paste.Line(line + pieces), 'P') >= 0)
            {
                pieces++;
            }

            if (pieces == 0)
            {
                continue;
            }

            var record = new RecordBuilder(paste, line);
            for (var i = 0; i <= pieces; i++)
            {
                var text = paste.Line(line + i);
                var body = Math.Max(BodyOf(text, 'P'), BodyOf(text, 'F'));
                if (body >= 0)
                {
                    record.AddPlain(paste.StartOf(line + i) + body, text.Length - body);
                }
            }

            line += pieces;
            yield return record.Build();
        }
    }

    private static int BodyOf(ReadOnlySpan<char> text, char mark)
    {
        var head = text[..Math.Min(60, text.Length)];
        foreach (var stream in (string[])["stderr", "stdout"])
        {
            if (head.IndexOf($" {stream} {mark} ", StringComparison.Ordinal) is var at and >= 0)
            {
                return at + 10;
            }
        }

        return -1;
    }
}
