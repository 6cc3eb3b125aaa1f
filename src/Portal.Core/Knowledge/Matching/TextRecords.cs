namespace Portal.Core.Knowledge.Matching;

/// <summary>Finds the records of a text that are more than its lines.</summary>
internal static class TextRecords
{
    /// <summary>How much of the text may be read again because it began like JSON and was not: so often its length.</summary>
    private const int Patience = 8;

    /// <summary>All records, in no particular order.</summary>
    public static IEnumerable<TextRecord> In(PastedText paste) => JsonRecords(paste).Concat(EventRows.In(paste)).Concat(YamlRecords.In(paste)).Concat(PartialLines.In(paste));

    private static IEnumerable<TextRecord> JsonRecords(PastedText paste)
    {
        var text = paste.Text;
        if (!text.Contains('{', StringComparison.Ordinal))
        {
            yield break;
        }

        var parser = new JsonParser(text);
        var patience = (long)text.Length * Patience;
        var behind = 0;
        for (var line = 1; line <= paste.LineCount && patience > 0; line++)
        {
            var content = paste.Line(line);
            var indent = content.IndexOfAnyExcept(" \t\uFEFF");
            var start = paste.StartOf(line) + indent;
            if (indent < 0 || start < behind || content[indent] is not ('{' or '[') || !IsWorthReading(content))
            {
                continue;
            }

            var value = parser.Read(start);
            patience -= parser.Position - start;
            if (value is not null)
            {
                behind = parser.Position;
                foreach (var record in ObjectRecords.In(paste, value))
                {
                    yield return record;
                }
            }
        }
    }

    /// <summary>A line of a log in JSON is looked at as a line; only what may be an alert or an object of the API is read as an object.</summary>
    private static bool IsWorthReading(ReadOnlySpan<char> line) =>
        line.TrimEnd() is not [.., '}'] || line.IndexOf("\"alertname\"", StringComparison.Ordinal) >= 0
        || (line.IndexOf("\"stream\"", StringComparison.Ordinal) >= 0 && line.IndexOf("\"values\"", StringComparison.Ordinal) >= 0)
        || (line.IndexOf("\"reason\"", StringComparison.Ordinal) >= 0 && line.IndexOf("\"message\"", StringComparison.Ordinal) >= 0);
}
