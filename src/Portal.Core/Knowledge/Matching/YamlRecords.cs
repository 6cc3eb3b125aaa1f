namespace Portal.Core.Knowledge.Matching;

/// <summary>
/// Events and conditions in YAML as <c>kubectl get -o yaml</c> prints them: fields of one indentation, of which one is a reason and one a message.
/// Read line by line, since what is pasted is often a piece that no parser takes.
/// </summary>
internal static class YamlRecords
{
    private const int Farthest = 60;

    /// <summary>The records of a text.</summary>
    public static IEnumerable<TextRecord> In(PastedText paste)
    {
        if (!paste.Text.Contains("message:", StringComparison.Ordinal) || !paste.Text.Contains("reason:", StringComparison.Ordinal))
        {
            yield break;
        }

        for (var line = 1; line <= paste.LineCount; line++)
        {
            if (FieldAt(paste, line) is { Key: "message" } message && Sibling(paste, line, message.Indent, "reason") is { } reason)
            {
                yield return Record(paste, line, message, reason);
            }
        }
    }

    private static TextRecord Record(PastedText paste, int line, Field message, Field reason)
    {
        var record = new RecordBuilder(paste, line);
        foreach (var field in (Field?[])[Sibling(paste, line, message.Indent, "type"), Sibling(paste, line, message.Indent, "status"), reason])
        {
            if (field is { } known)
            {
                record.AddString(known.Start, known.Length).Add(" ");
            }
        }

        record.Add(" ").AddString(message.Start, message.Length);
        for (var next = line + 1; next <= Math.Min(paste.LineCount, line + Farthest) && IndentOf(paste.Line(next)) > message.Indent; next++)
        {
            var text = paste.Line(next);
            var indent = IndentOf(text);
            record.Add(" ").AddString(paste.StartOf(next) + indent, text.TrimEnd().Length - indent);
        }

        if (Sibling(paste, line, message.Indent, "involvedObject") is { Line: var about })
        {
            Name(paste, record, about, message.Indent);
        }

        return record.Build();
    }

    private static void Name(PastedText paste, RecordBuilder record, int about, int indent)
    {
        Field? kind = null;
        Field? name = null;
        for (var line = about + 1; line <= Math.Min(paste.LineCount, about + Farthest) && IndentOf(paste.Line(line)) > indent; line++)
        {
            if (FieldAt(paste, line) is not { } field)
            {
                continue;
            }

            kind = field.Key == "kind" ? field : kind;
            name = field.Key == "name" ? field : name;
            if (field.Key == "namespace")
            {
                record.Name("ns", field.Start, field.Length, ParameterSource.EventObject);
            }
        }

        if (kind is { } what && name is { } which)
        {
            record.Name(RecordBuilder.NameOfKind(paste.Text.AsSpan(what.Start, what.Length)), which.Start, which.Length, ParameterSource.EventObject);
        }
    }

    /// <summary>A field of the same object: of the same indentation, with nothing less indented between, up to the dash that begins the object.</summary>
    private static Field? Sibling(PastedText paste, int from, int indent, string key)
    {
        foreach (var step in (int[])[-1, 1])
        {
            for (var line = from; line >= 1 && line <= paste.LineCount && Math.Abs(line - from) <= Farthest; line += step)
            {
                var text = paste.Line(line);
                if (text.IsWhiteSpace())
                {
                    continue;
                }

                var dash = text.TrimStart().StartsWith("- ", StringComparison.Ordinal) && IndentOf(text) == indent;
                if (IndentOf(text) < indent || (step > 0 && dash && line > from))
                {
                    break;
                }

                if (IndentOf(text) == indent && FieldAt(paste, line) is { } field && field.Key == key)
                {
                    return field;
                }

                if (step < 0 && dash)
                {
                    break;
                }
            }
        }

        return null;
    }

    /// <summary>How far a line is indented, the dash of a list item included; nothing for an empty line.</summary>
    private static int IndentOf(ReadOnlySpan<char> text)
    {
        var indent = text.IndexOfAnyExcept(' ');
        return indent >= 0 && text[indent..].StartsWith("- ", StringComparison.Ordinal) ? indent + 2 : indent;
    }

    private static Field? FieldAt(PastedText paste, int line)
    {
        var text = paste.Line(line).TrimEnd();
        var indent = IndentOf(text);
        if (indent < 0)
        {
            return null;
        }

        var colon = text[indent..].IndexOf(':');
        if (colon is < 1 or > 40 || (indent + colon + 1 < text.Length && text[indent + colon + 1] != ' '))
        {
            return null;
        }

        var key = text.Slice(indent, colon).ToString();
        var start = indent + colon + 1;
        while (start < text.Length && text[start] is ' ' or '|' or '>')
        {
            start++;
        }

        var end = text.Length;
        // A quoted text may go on below: its end is then on another line.
        if (end - start >= 2 && text[start] is '"' or '\'')
        {
            end -= text[end - 1] == text[start] ? 1 : 0;
            start++;
        }

        return new Field(line, key, indent, paste.StartOf(line) + start, end - start);
    }

    private readonly record struct Field(int Line, string Key, int Indent, int Start, int Length);
}
