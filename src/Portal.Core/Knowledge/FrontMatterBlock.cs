using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Portal.Core.Knowledge;

/// <summary>Cuts an article file into its YAML head and its text.</summary>
internal static class FrontMatterBlock
{
    private const string Fence = "---";
    private const int LongestHead = 16 * 1024;

    /// <summary>The head as a mapping and the text below it; the head is null when there is none that can be read, and the problems say why.</summary>
    public static (YamlMappingNode? Head, string Body) Split(string content, List<string> problems)
    {
        var text = content.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        if (!text.StartsWith(Fence + "\n", StringComparison.Ordinal))
        {
            problems.Add($"front matter: the file must begin with a line {Fence}");
            return (null, text);
        }

        var end = text.IndexOf($"\n{Fence}\n", Fence.Length, StringComparison.Ordinal);
        if (end < 0 || end > LongestHead)
        {
            problems.Add($"front matter: no line {Fence} ends it within {LongestHead / 1024} KiB");
            return (null, text);
        }

        return (Parse(text[(Fence.Length + 1)..(end + 1)], problems), text[(end + Fence.Length + 2)..].Trim('\n'));
    }

    private static YamlMappingNode? Parse(string yaml, List<string> problems)
    {
        try
        {
            // Anchors make bombs and cycles, tags make other types; a head needs neither.
            var parser = new Parser(new StringReader(yaml));
            while (parser.MoveNext())
            {
                if (parser.Current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false } or NodeEvent { Tag.IsEmpty: false })
                {
                    problems.Add(string.Create(CultureInfo.InvariantCulture, $"front matter: line {parser.Current.Start.Line + 1}: anchors, aliases and tags are not allowed"));
                    return null;
                }
            }

            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents is [{ RootNode: YamlMappingNode mapping }])
            {
                return mapping;
            }

            problems.Add("front matter: must be fields with values, such as \"slug: pod-stuck-terminating\"");
        }
        catch (YamlException e)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"front matter: line {e.Start.Line + 1}: {e.Message}"));
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet's scanner throws it for brackets that are never closed.
            problems.Add("front matter: is not valid YAML (a bracket or quote that is not closed?)");
        }

        return null;
    }
}
