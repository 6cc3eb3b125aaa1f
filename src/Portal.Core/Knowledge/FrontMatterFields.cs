using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Portal.Core.Knowledge;

/// <summary>Takes typed values out of a YAML mapping and notes what is wrong, with the field's name and line.</summary>
internal sealed class FrontMatterFields
{
    private readonly Dictionary<string, YamlNode> _fields = new(StringComparer.Ordinal);
    private readonly List<string> _problems;

    /// <summary>Reads a mapping and notes the fields that it should not have.</summary>
    public FrontMatterFields(YamlMappingNode mapping, IReadOnlyList<string> known, List<string> problems)
    {
        _problems = problems;
        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (known.Contains(name, StringComparer.Ordinal))
            {
                _fields[name] = value;
            }
            else
            {
                Note(name, key, $"is not known; known are {string.Join(", ", known)}");
            }
        }
    }

    /// <summary>A whole number.</summary>
    public int? Number(string name)
    {
        if (Required(name) is not { } node)
        {
            return null;
        }

        if (node is YamlScalarNode { Style: ScalarStyle.Plain } scalar && int.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Note(name, node, "must be a whole number without quotes");
        return null;
    }

    /// <summary>A text on one line; what looks like a number or a date in YAML is the text that it is written as.</summary>
    public string Text(string name) => Required(name) is { } node ? TextOf(name, node) ?? "" : "";

    /// <summary>One of the names of an enumeration.</summary>
    public T? Choice<T>(string name)
        where T : struct, Enum
    {
        if (Required(name) is not { } node || TextOf(name, node) is not { } text)
        {
            return null;
        }

        if (Array.Find(Enum.GetNames<T>(), choice => choice == text) is not null)
        {
            return Enum.Parse<T>(text);
        }

        Note(name, node, $"is \"{text}\"; it must be one of {string.Join(", ", Enum.GetNames<T>())}");
        return null;
    }

    /// <summary>A list of texts.</summary>
    public ImmutableArray<string> Texts(string name, bool required) => Items(name, required)
        .Select(item => TextOf(name, item))
        .OfType<string>()
        .ToImmutableArray();

    /// <summary>A list of titles with addresses.</summary>
    public ImmutableArray<ArticleSource> Sources(string name)
    {
        var sources = ImmutableArray.CreateBuilder<ArticleSource>();
        foreach (var item in Items(name, required: false))
        {
            if (item is not YamlMappingNode mapping)
            {
                Note(name, item, "must be a list of entries with title and url");
                continue;
            }

            var fields = new FrontMatterFields(mapping, ["title", "url"], _problems);
            sources.Add(new ArticleSource(fields.Text("title"), fields.Text("url")));
        }

        return sources.ToImmutable();
    }

    private IEnumerable<YamlNode> Items(string name, bool required)
    {
        var node = required ? Required(name) : _fields.GetValueOrDefault(name);
        if (node is null or YamlSequenceNode)
        {
            return (node as YamlSequenceNode)?.Children ?? [];
        }

        Note(name, node, "must be a list, such as [a, b]");
        return [];
    }

    private YamlNode? Required(string name)
    {
        if (_fields.TryGetValue(name, out var node))
        {
            return node;
        }

        _problems.Add($"{name}: is missing");
        return null;
    }

    private string? TextOf(string name, YamlNode node)
    {
        if (node is YamlScalarNode { Value: { } text } && !string.IsNullOrWhiteSpace(text))
        {
            return text.Trim();
        }

        Note(name, node, "must be a text");
        return null;
    }

    private void Note(string name, YamlNode node, string problem) =>
        _problems.Add(string.Create(CultureInfo.InvariantCulture, $"{name}: (line {node.Start.Line + 1}) {problem}"));
}
