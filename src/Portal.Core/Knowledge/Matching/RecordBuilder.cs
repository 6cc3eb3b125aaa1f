using System.Text;

namespace Portal.Core.Knowledge.Matching;

/// <summary>Puts a record together, and remembers where each character comes from.</summary>
/// <param name="paste">The text.</param>
/// <param name="line">The line that stands for the record.</param>
internal sealed class RecordBuilder(PastedText paste, int line)
{
    private readonly StringBuilder _text = new();
    private readonly List<int> _map = [];

    /// <summary>What the record names.</summary>
    public List<MatchParameter> Facts { get; } = [];

    /// <summary>Adds text that is not in the paste.</summary>
    public RecordBuilder Add(string text)
    {
        _text.Append(text);
        _map.AddRange(Enumerable.Repeat(-1, text.Length));
        return this;
    }

    /// <summary>Adds a part of the paste; runs of white space become one space.</summary>
    public RecordBuilder AddFolded(int start, int length)
    {
        for (var i = start; i < start + length; i++)
        {
            if (!char.IsWhiteSpace(paste.Text[i]))
            {
                Put(paste.Text[i], i);
            }
            else if (_text.Length > 0 && _text[^1] != ' ')
            {
                Put(' ', i);
            }
        }

        return this;
    }

    /// <summary>Adds a part of the paste as it is.</summary>
    public RecordBuilder AddPlain(int start, int length)
    {
        for (var i = start; i < start + length; i++)
        {
            Put(paste.Text[i], i);
        }

        return this;
    }

    /// <summary>Adds the value of a string of JSON, between its quotes, without its escapes.</summary>
    public RecordBuilder AddString(int start, int length)
    {
        var view = new TextView(paste.Text.AsMemory(start, length), null, start, line);
        view = TextForms.Unescaped(view) ?? view;
        for (var i = 0; i < view.Span.Length; i++)
        {
            Put(view.Span[i], view.OffsetOf(i));
        }

        return this;
    }

    /// <summary>Names something of which the paste holds the value.</summary>
    public void Name(string name, int start, int length, ParameterSource source)
    {
        if (length > 0 && length <= 253)
        {
            Facts.Add(new MatchParameter(name, paste.Text.Substring(start, length), paste.SpanOf(start, length), source));
        }
    }

    /// <summary>The name of a parameter that holds the name of an object of a kind; <c>obj</c> for a kind that has none of its own.</summary>
    public string NameOfKind(JsonValue kind) => NameOfKind(paste.Text.AsSpan(kind.Start, kind.Length));

    /// <summary>The name of a parameter that holds the name of an object of a kind, given as a kind or as kubectl prints it.</summary>
    public static string NameOfKind(ReadOnlySpan<char> kind) => kind.ToString().ToUpperInvariant() switch
    {
        "POD" => "pod",
        "NODE" => "node",
        "PERSISTENTVOLUME" => "pv",
        "PERSISTENTVOLUMECLAIM" => "pvc",
        "SERVICE" => "svc",
        "JOB" => "job",
        "DEPLOYMENT" => "deploy",
        "STATEFULSET" => "sts",
        "DAEMONSET" => "ds",
        _ => "obj",
    };

    /// <summary>The record.</summary>
    public TextRecord Build() => new(new TextView(_text.ToString().AsMemory(), [.. _map], 0, line), Facts);

    private void Put(char c, int offset)
    {
        _text.Append(c);
        _map.Add(offset);
    }
}
