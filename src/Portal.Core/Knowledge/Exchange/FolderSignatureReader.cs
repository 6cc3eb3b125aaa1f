using System.Collections.Immutable;
using System.Globalization;
using Portal.Core.Text;
using YamlDotNet.RepresentationModel;

namespace Portal.Core.Knowledge.Exchange;

/// <summary>Reads the signatures of an article's folder.</summary>
internal static class FolderSignatureReader
{
    private static readonly string[] Fields = ["id", "kind", "title", "regex", "literals", "reasons", "samples", "lookAlikes"];
    private static readonly string[] Kinds = [.. Enum.GetNames<SignatureKind>().Select(static name => name.ToLowerInvariant())];

    /// <summary>Reads the file; what is wrong is noted.</summary>
    public static ImmutableArray<Signature> Read(string file, string content, ImportErrors errors)
    {
        if (YamlFile.Parse(content, file, 1, errors) is not { } root)
        {
            return [];
        }

        if (root is not YamlSequenceNode list)
        {
            errors.Add(file, 1, ImportText.NoSignatures);
            return [];
        }

        var entries = list.Children.Select(node => new YamlFields(node, Fields, 1, Note)).ToArray();
        ImmutableArray<Signature> signatures = [.. entries.Select(entry => Convert(entry, Note))];
        foreach (var problem in SignatureRules.Check(signatures))
        {
            errors.Add(file, LineOf(problem.Field, entries), (problem with { Field = problem.Field.Replace(".pattern", ".regex", StringComparison.Ordinal) }).Sentence);
        }

        return signatures;

        void Note(int line, LocalizedText reason) => errors.Add(file, line, reason);
    }

    private static Signature Convert(YamlFields entry, Action<int, LocalizedText> note)
    {
        var title = entry.Node("title") is { } node ? new YamlFields(node, ["en", "zh"], 1, note) : null;
        if (title is null)
        {
            note(entry.Line, new FieldProblem("title", ImportText.Missing).Sentence);
        }

        return new Signature
        {
            Id = entry.Text("id"),
            Kind = Enum.TryParse<SignatureKind>(entry.Choice("kind", Kinds), ignoreCase: true, out var kind) ? kind : default,
            Title = new LocalizedText(title?.Text("en") ?? "", title?.Text("zh") ?? ""),
            Pattern = entry.Text("regex"),
            Literals = entry.Texts("literals"),
            Reasons = entry.Texts("reasons"),
            Samples = entry.Texts("samples"),
            LookAlikes = entry.Texts("lookAlikes"),
        };
    }

    /// <summary>The line of what <see cref="SignatureRules"/> calls <c>signatures[2].pattern</c>.</summary>
    private static int LineOf(string path, YamlFields[] entries)
    {
        var (open, close) = (path.IndexOf('[', StringComparison.Ordinal), path.IndexOf("].", StringComparison.Ordinal));
        if (open < 0 || close < open || !int.TryParse(path.AsSpan(open + 1, close - open - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= entries.Length)
        {
            return 1;
        }

        var field = path[(close + 2)..];
        return entries[index].LineFor(field == "pattern" ? "regex" : field);
    }
}
