namespace Portal.Core.Knowledge.Matching;

/// <summary>Finds alerts, events, conditions and small objects within a value of JSON.</summary>
internal static class ObjectRecords
{
    private const int LargestLeaf = 2048;

    private static readonly Dictionary<string, string> NamesOfLabels = new(StringComparer.Ordinal)
    {
        ["cluster"] = "cluster",
        ["namespace"] = "ns",
        ["pod"] = "pod",
        ["node"] = "node",
        ["container"] = "container",
        ["persistentvolume"] = "pv",
        ["persistentvolumeclaim"] = "pvc",
        ["service"] = "svc",
        ["job_name"] = "job",
        ["deployment"] = "deploy",
        ["statefulset"] = "sts",
        ["daemonset"] = "ds",
    };

    /// <summary>The records within a value.</summary>
    public static IEnumerable<TextRecord> In(PastedText paste, JsonValue root)
    {
        var open = new Stack<JsonValue>([root]);
        while (open.TryPop(out var value))
        {
            foreach (var child in value.Items.Concat(value.Members.Values).Where(static child => child.Kind is '{' or '['))
            {
                open.Push(child);
            }

            if (value.ObjectOf("labels")?.StringOf("alertname") is { } name)
            {
                yield return Alert(paste, value, name);
            }
            else if (value.StringOf("message") is { } message && value.StringOf("reason") is { } reason)
            {
                foreach (var record in Message(paste, value, reason, message))
                {
                    yield return record;
                }
            }
            else if (LogRecords.In(paste, value) is { } lines)
            {
                foreach (var record in lines)
                {
                    yield return record;
                }
            }
            else if (IsFoldedLeaf(paste, value))
            {
                yield return new RecordBuilder(paste, paste.LineAt(value.Start)).AddFolded(value.Start, value.Length).Build();
            }
        }
    }

    /// <summary>An object that an indented print spreads over lines, such as the last state of a container, reads as if it stood on one.</summary>
    private static bool IsFoldedLeaf(PastedText paste, JsonValue value) =>
        value.Kind == '{' && value.Length is > 2 and <= LargestLeaf && value.Members.Values.All(static member => member.Kind is '"' or 'x')
        && paste.Text.AsSpan(value.Start, value.Length).Contains('\n');

    /// <summary>An alert as one line: the name first, then the labels by name as Prometheus writes them, then its texts.</summary>
    private static TextRecord Alert(PastedText paste, JsonValue alert, JsonValue name)
    {
        var record = new RecordBuilder(paste, paste.LineAt(name.Start));
        record.Add("alertname=\"").AddString(name.Start, name.Length).Add("\"");
        foreach (var (label, value) in alert.ObjectOf("labels")!.Members.Where(static l => l.Value.Kind == '"' && l.Key != "alertname").OrderBy(static l => l.Key, StringComparer.Ordinal))
        {
            record.Add($" {label}=\"").AddString(value.Start, value.Length).Add("\"");
            if (NamesOfLabels.TryGetValue(label, out var known))
            {
                record.Name(known, value.Start, value.Length, ParameterSource.AlertLabel);
            }
        }

        foreach (var (annotation, value) in (alert.ObjectOf("annotations")?.Members ?? []).Where(static a => a.Value.Kind == '"' && a.Key != "runbook_url").OrderBy(static a => a.Key, StringComparer.Ordinal))
        {
            record.Add($" {annotation}=\"").AddString(value.Start, value.Length).Add("\"");
        }

        return record.Build();
    }

    /// <summary>An event or a condition, as <c>kubectl get events</c> and <c>kubectl describe</c> print it.</summary>
    private static IEnumerable<TextRecord> Message(PastedText paste, JsonValue value, JsonValue reason, JsonValue message)
    {
        var line = paste.LineAt(message.Start);
        var about = value.ObjectOf("involvedObject") ?? value.ObjectOf("regarding");
        var record = new RecordBuilder(paste, line);
        var type = value.StringOf("type");
        if (type is not null)
        {
            record.AddString(type.Start, type.Length).Add(" ");
        }

        if (value.StringOf("status") is { } status)
        {
            record.AddString(status.Start, status.Length).Add(" ");
        }

        record.AddString(reason.Start, reason.Length).Add("  ").AddString(message.Start, message.Length);
        Name(record, about);
        yield return record.Build();
        if (about?.StringOf("kind") is { } kind && about.StringOf("name") is { } name && type is not null)
        {
            var row = new RecordBuilder(paste, line);
            row.AddString(type.Start, type.Length).Add(" ").AddString(reason.Start, reason.Length)
                .Add($" {paste.Text.Substring(kind.Start, kind.Length).ToLowerInvariant()}/").AddString(name.Start, name.Length)
                .Add(" ").AddString(message.Start, message.Length);
            Name(row, about);
            yield return row.Build();
        }
    }

    private static void Name(RecordBuilder record, JsonValue? about)
    {
        if (about?.StringOf("kind") is not { } kind || about.StringOf("name") is not { } name)
        {
            return;
        }

        record.Name(record.NameOfKind(kind), name.Start, name.Length, ParameterSource.EventObject);
        if (about.StringOf("namespace") is { } ns)
        {
            record.Name("ns", ns.Start, ns.Length, ParameterSource.EventObject);
        }
    }
}
