namespace Portal.Core.Knowledge.Matching;

/// <summary>
/// Lines of a log within JSON, with labels beside them: an answer of Loki (<c>stream</c> and <c>values</c>), Grafana's export (<c>line</c> and <c>fields</c>),
/// an entry of the journal (<c>MESSAGE</c> and <c>_HOSTNAME</c>).
/// </summary>
internal static class LogRecords
{
    private static readonly Dictionary<string, string> NamesOfLabels = new(StringComparer.Ordinal)
    {
        ["cluster"] = "cluster",
        ["namespace"] = "ns",
        ["pod"] = "pod",
        ["node"] = "node",
        ["node_name"] = "node",
        ["container"] = "container",
        ["_HOSTNAME"] = "node",
    };

    /// <summary>The lines of one object; null when it holds none.</summary>
    public static IEnumerable<TextRecord>? In(PastedText paste, JsonValue value) =>
        value.ObjectOf("stream") is { } labels && value.Members.TryGetValue("values", out var values) && values.Kind == '['
            ? values.Items.Where(static pair => pair.Items is [{ Kind: '"' }, { Kind: '"' }, ..]).Select(pair => Line(paste, pair.Items[1], labels))
        : value.StringOf("line") is { } line && (value.ObjectOf("fields") ?? value.ObjectOf("labels")) is { } fields ? [Line(paste, line, fields)]
        : value.StringOf("MESSAGE") is { } message ? [Line(paste, message, value)]
        : null;

    private static TextRecord Line(PastedText paste, JsonValue line, JsonValue labels)
    {
        var record = new RecordBuilder(paste, paste.LineAt(line.Start)).AddString(line.Start, line.Length);
        foreach (var (label, name) in NamesOfLabels)
        {
            if (labels.StringOf(label) is { } value)
            {
                record.Name(name, value.Start, value.Length, ParameterSource.Line);
            }
        }

        return record.Build();
    }
}
