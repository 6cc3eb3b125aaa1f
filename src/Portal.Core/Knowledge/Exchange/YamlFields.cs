using System.Collections.Immutable;
using System.Globalization;
using Portal.Core.Persistence;
using Portal.Core.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Portal.Core.Knowledge.Exchange;

/// <summary>Takes typed values out of a YAML mapping, exactly as written, and notes what is wrong with its line. Strict: nothing unknown, no silent default.</summary>
internal sealed class YamlFields
{
    private readonly Dictionary<string, YamlNode> _fields = new(StringComparer.Ordinal);
    private readonly Action<int, LocalizedText> _note;
    private readonly int _firstLine;

    /// <summary>Reads a mapping.</summary>
    /// <param name="node">The node, which must be one.</param>
    /// <param name="known">The fields that it may have.</param>
    /// <param name="firstLine">Line of the file at which the YAML begins.</param>
    /// <param name="note">Takes line and reason of what is wrong.</param>
    public YamlFields(YamlNode node, IReadOnlyList<string> known, int firstLine, Action<int, LocalizedText> note)
    {
        (_note, _firstLine, Line) = (note, firstLine, LineOf(node, firstLine));
        if (node is not YamlMappingNode mapping)
        {
            note(Line, ImportText.NoFields(string.Join(", ", known)));
            return;
        }

        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (known.Contains(name, StringComparer.Ordinal))
            {
                _fields[name] = value;
            }
            else
            {
                note(LineOf(key, firstLine), new FieldProblem(VisibleText.Of(name), ImportText.UnknownField(string.Join(", ", known))).Sentence);
            }
        }
    }

    /// <summary>The line at which the mapping begins.</summary>
    public int Line { get; }

    /// <summary>The line of a field; that of the mapping when it is not there.</summary>
    public int LineFor(string name) => _fields.TryGetValue(name, out var node) ? LineOf(node, _firstLine) : Line;

    /// <summary>A field as it is; null when it is not there.</summary>
    public YamlNode? Node(string name) => _fields.GetValueOrDefault(name);

    /// <summary>A whole number; null when it is not there.</summary>
    public int? Number(string name)
    {
        if (!_fields.TryGetValue(name, out var node))
        {
            return null;
        }

        if (node is YamlScalarNode { Style: ScalarStyle.Plain } scalar && int.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Note(LineFor(name), name, ImportText.NoNumber);
        return null;
    }

    /// <summary>A text.</summary>
    public string Text(string name)
    {
        if (_fields.TryGetValue(name, out var node))
        {
            return TextOf(name, node);
        }

        Note(Line, name, ImportText.Missing);
        return "";
    }

    /// <summary>One of some words.</summary>
    public string Choice(string name, IReadOnlyList<string> choices)
    {
        var text = Text(name);
        if (_fields.ContainsKey(name) && !choices.Contains(text, StringComparer.Ordinal))
        {
            Note(LineFor(name), name, ImportText.NoChoice(VisibleText.Of(text), string.Join(", ", choices)));
        }

        return text;
    }

    /// <summary>A list of texts; empty when it is not there.</summary>
    public ImmutableArray<string> Texts(string name) => [.. Items(name).Select(item => TextOf(name, item))];

    /// <summary>The entries of a list; none when it is not there.</summary>
    public IEnumerable<YamlNode> Items(string name)
    {
        if (!_fields.TryGetValue(name, out var node) || node is YamlSequenceNode)
        {
            return (node as YamlSequenceNode)?.Children ?? [];
        }

        Note(LineFor(name), name, ImportText.NoList);
        return [];
    }

    private string TextOf(string name, YamlNode node)
    {
        if (node is not YamlScalarNode { Value: { } text })
        {
            Note(LineOf(node, _firstLine), name, ImportText.NoText);
            return "";
        }

        if (StorableText.From(text) != text)
        {
            Note(LineOf(node, _firstLine), name, RuleText.NotStorable);
        }

        return text;
    }

    private void Note(int line, string field, LocalizedText text) => _note(line, new FieldProblem(field, text).Sentence);

    private static int LineOf(YamlNode node, int firstLine) => firstLine + (int)Math.Max(0, node.Start.Line - 1);
}
