using Portal.Core.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Portal.Core.Knowledge.Exchange;

/// <summary>Parses YAML of unknown origin: no anchors, aliases (bombs and cycles) or tags (other types), no key twice, not deep.</summary>
internal static class YamlFile
{
    private const int Deepest = 8;

    /// <summary>The root; null when it cannot be read, which is noted.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="file">Its file, for the errors.</param>
    /// <param name="firstLine">Line of the file at which the text begins.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public static YamlNode? Parse(string yaml, string file, int firstLine, ImportErrors errors)
    {
        try
        {
            if (Forbidden(yaml) is var (line, reason) && reason is not null)
            {
                errors.Add(file, firstLine + line, reason);
                return null;
            }

            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents is [{ RootNode: { } root }])
            {
                return root;
            }

            errors.Add(file, firstLine, ImportText.NotOneDocument);
        }
        catch (YamlException e)
        {
            errors.Add(file, firstLine + (int)Math.Max(0, e.Start.Line - 1), ImportText.NoYaml(e.InnerException?.Message ?? e.Message));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet's scanner throws them for brackets that are never closed and escapes of no character.
            errors.Add(file, firstLine, ImportText.UnclosedYaml);
        }

        return null;
    }

    private static (int Line, LocalizedText? Reason) Forbidden(string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        var depth = 0;
        while (parser.MoveNext())
        {
            var line = (int)Math.Max(0, parser.Current!.Start.Line - 1);
            if (parser.Current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false } or NodeEvent { Tag.IsEmpty: false })
            {
                return (line, ImportText.ForbiddenYaml);
            }

            depth += parser.Current is MappingStart or SequenceStart ? 1 : parser.Current is MappingEnd or SequenceEnd ? -1 : 0;
            if (depth > Deepest)
            {
                return (line, ImportText.TooDeep(Deepest));
            }
        }

        return (0, null);
    }
}
