namespace Portal.Core.Knowledge.Matching;

/// <summary>
/// Rows of events as kubectl prints them, in <c>describe</c> and <c>get events</c>: those that a terminal or a message of several lines has folded
/// are read as one, and reason and message stand side by side as in the event itself.
/// </summary>
internal static class EventRows
{
    private const int MostFolds = 8;

    /// <summary>The rows of a text.</summary>
    public static IEnumerable<TextRecord> In(PastedText paste)
    {
        if (!paste.Text.Contains("Warning", StringComparison.Ordinal) && !paste.Text.Contains("Normal", StringComparison.Ordinal))
        {
            yield break;
        }

        var within = false;
        for (var line = 1; line <= paste.LineCount; line++)
        {
            var text = paste.Line(line);
            within = text.StartsWith("Events:", StringComparison.Ordinal) || text.TrimStart().StartsWith("LAST SEEN", StringComparison.Ordinal)
                || text.StartsWith("NAMESPACE", StringComparison.Ordinal) || (within && !text.IsWhiteSpace() && !text.StartsWith("Name:", StringComparison.Ordinal));
            var columns = within ? Columns(text) : [];
            var type = TypeOf(text, columns);
            if (type < 0 || columns.Count < type + 3)
            {
                continue;
            }

            var folds = 0;
            while (folds < MostFolds && line + folds < paste.LineCount && IsFold(paste.Line(line + folds + 1)))
            {
                folds++;
            }

            // describe: type, reason, age, source, message. get events: (namespace), last seen, type, reason, object, message.
            var message = Math.Min(columns.Count - 1, type == 0 ? 4 : type + 3);
            yield return Row(paste, line, folds, columns, type, message, " ");
            if (folds > 0)
            {
                yield return Row(paste, line, folds, columns, type, message, "");
            }
        }
    }

    private static TextRecord Row(PastedText paste, int line, int folds, List<(int Start, int Length)> columns, int type, int message, string seam)
    {
        var start = paste.StartOf(line);
        var record = new RecordBuilder(paste, line);
        record.AddPlain(start + columns[type].Start, columns[type].Length).Add(" ")
            .AddPlain(start + columns[type + 1].Start, columns[type + 1].Length).Add("  ")
            .AddPlain(start + columns[message].Start, paste.Line(line).TrimEnd().Length - columns[message].Start);
        for (var i = 1; i <= folds; i++)
        {
            var text = paste.Line(line + i);
            var indent = text.IndexOfAnyExcept(' ', '\t');
            record.Add(seam).AddPlain(paste.StartOf(line + i) + indent, text.TrimEnd().Length - indent);
        }

        if (type > 0)
        {
            Name(paste, record, start, columns, type);
        }

        return record.Build();
    }

    private static void Name(PastedText paste, RecordBuilder record, int start, List<(int Start, int Length)> columns, int type)
    {
        var (at, length) = columns[type + 2];
        var slash = paste.Text.AsSpan(start + at, length).IndexOf('/');
        if (slash > 0)
        {
            record.Name(RecordBuilder.NameOfKind(paste.Text.AsSpan(start + at, slash)), start + at + slash + 1, length - slash - 1, ParameterSource.EventObject);
            if (type == 2)
            {
                record.Name("ns", start + columns[0].Start, columns[0].Length, ParameterSource.EventObject);
            }
        }
    }

    /// <summary>A line goes on with a row if it is not a row itself, no headline, not empty.</summary>
    private static bool IsFold(ReadOnlySpan<char> text) =>
        !text.IsWhiteSpace() && !text.StartsWith("Name:", StringComparison.Ordinal) && !text.StartsWith("Events:", StringComparison.Ordinal)
        && TypeOf(text, Columns(text)) < 0;

    /// <summary>Which column holds the type of the event; -1 where none does.</summary>
    private static int TypeOf(ReadOnlySpan<char> text, List<(int Start, int Length)> columns)
    {
        for (var i = 0; i < Math.Min(3, columns.Count); i++)
        {
            if (text.Slice(columns[i].Start, columns[i].Length) is "Warning" or "Normal")
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The columns of a row: what two spaces, or a tab, part from each other.</summary>
    private static List<(int Start, int Length)> Columns(ReadOnlySpan<char> text)
    {
        var columns = new List<(int, int)>();
        var i = 0;
        while (i < text.Length && columns.Count < 6)
        {
            var start = text[i..].IndexOfAnyExcept(' ', '\t');
            if (start < 0)
            {
                break;
            }

            start += i;
            var length = text[start..].IndexOf("  ", StringComparison.Ordinal) is var spaces and >= 0 ? spaces : text.Length - start;
            length = text.Slice(start, length).IndexOf('\t') is var tab and >= 0 ? tab : length;
            columns.Add((start, length));
            i = start + length;
        }

        return columns;
    }
}
