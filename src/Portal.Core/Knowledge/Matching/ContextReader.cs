using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Portal.Core.Knowledge.Matching;

/// <summary>Reads what a line and its neighbours say about the objects concerned; only what is certain, and each with its place.</summary>
/// <param name="paste">The text.</param>
internal sealed partial class ContextReader(PastedText paste)
{
    private const int LongestLine = 8192;
    private const int Neighbours = 20;
    private const int HeaderLines = 2000;

    private static readonly (string Key, string Name)[] DescribeKeys = [("Name:", "obj"), ("Namespace:", "ns"), ("Node:", "node")];

    /// <summary>The parameters of a hit: those of the pattern first, then what else is known.</summary>
    public ImmutableArray<MatchParameter> Complete(Hit hit)
    {
        var parameters = new List<MatchParameter>(hit.Parameters);
        var line = paste.Line(hit.Line);
        if (line.Length <= LongestLine)
        {
            var text = line.ToString();
            if (!hit.IsOfRecord || text.AsSpan().TrimStart() is not ['{' or '[', ..])
            {
                ReadLine(text, hit.Line, ParameterSource.Line, parameters);
            }

            var head = LineHead.Of(text);
            if (head.HostStart >= 0)
            {
                Add(parameters, new MatchParameter("node", text.Substring(head.HostStart, head.HostLength), new MatchSpan(hit.Line, head.HostStart, head.HostLength), ParameterSource.Journal));
            }

            ReadDescribe(hit.Line, text, parameters);
            if (!hit.IsOfRecord && !parameters.Exists(static p => p.Name is "pod" or "podref"))
            {
                ReadNeighbours(hit.Line, text, head, parameters);
            }
        }

        return [.. parameters];
    }

    private static void Add(List<MatchParameter> parameters, MatchParameter parameter)
    {
        if (parameter.Value.Length > 0 && !parameters.Exists(known => known.Name == parameter.Name))
        {
            parameters.Add(parameter);
        }
    }

    private static void ReadLine(string text, int line, ParameterSource source, List<MatchParameter> parameters)
    {
        foreach (Match match in Fields().Matches(text))
        {
            foreach (var name in (string[])["podref", "poduid", "pod", "ns", "node", "container"])
            {
                if (match.Groups[name] is { Success: true } group)
                {
                    Add(parameters, new MatchParameter(name, group.Value, new MatchSpan(line, group.Index, group.Length), source));
                }
            }
        }
    }

    /// <summary>The block of <c>kubectl describe</c> begins with <c>Name:</c> at the edge; what it is of is not said, so its name is an <c>obj</c> unless it is certain.</summary>
    private void ReadDescribe(int line, string text, List<MatchParameter> parameters)
    {
        if (text.Length == 0 || !char.IsWhiteSpace(text[0]))
        {
            return;
        }

        var isPod = false;
        var isNode = false;
        for (var number = line - 1; number >= Math.Max(1, line - HeaderLines); number--)
        {
            var header = paste.Line(number);
            isPod |= header.StartsWith("Containers:", StringComparison.Ordinal) || header.StartsWith("Init Containers:", StringComparison.Ordinal);
            isNode |= header.StartsWith("Roles:", StringComparison.Ordinal);
            if (!header.StartsWith("Name:", StringComparison.Ordinal))
            {
                continue;
            }

            var end = number;
            while (end < line && end < number + Neighbours)
            {
                var field = paste.Line(end).ToString();
                foreach (var (key, name) in DescribeKeys)
                {
                    if (field.StartsWith(key, StringComparison.Ordinal) && field[key.Length..].Trim() is { Length: > 0 } value && !value.StartsWith('<'))
                    {
                        value = name == "node" ? value.Split('/')[0] : value;
                        var at = field.IndexOf(value, key.Length, StringComparison.Ordinal);
                        Add(parameters, new MatchParameter(name != "obj" ? name : isPod ? "pod" : isNode ? "node" : name, value, new MatchSpan(end, at, value.Length), ParameterSource.Describe));
                    }
                }

                end++;
            }

            return;
        }
    }

    /// <summary>A pod that a line close by names: the same id on both lines, or the only pod of the same host within the same minute.</summary>
    private void ReadNeighbours(int line, string text, LineHead head, List<MatchParameter> parameters)
    {
        var ids = LongIds().Matches(JournalFields().Replace(text, "")).Select(static match => match.Value).ToHashSet(StringComparer.Ordinal);
        var host = head.HostStart < 0 ? null : text.Substring(head.HostStart, head.HostLength);
        var near = new List<MatchParameter>();
        for (var number = Math.Max(1, line - Neighbours); number <= Math.Min(paste.LineCount, line + Neighbours); number++)
        {
            if (number == line || paste.Line(number).Length > LongestLine)
            {
                continue;
            }

            var other = paste.Line(number).ToString();
            var named = new List<MatchParameter>();
            ReadLine(other, number, ParameterSource.TimeAndNode, named);
            if (named.Find(static p => p.Name is "podref" or "pod") is not { } pod)
            {
                continue;
            }

            if (ids.Any(id => other.Contains(id, StringComparison.Ordinal)))
            {
                Add(parameters, pod with { Source = ParameterSource.SameId });
                return;
            }

            var otherHead = LineHead.Of(other);
            if (host is not null && otherHead.HostStart >= 16 && head.HostStart == otherHead.HostStart
                && host == other.Substring(otherHead.HostStart, otherHead.HostLength) && SameMinute(text, other, head.HostStart))
            {
                near.Add(pod);
            }
        }

        if (near.DistinctBy(static p => p.Value).Count() == 1)
        {
            Add(parameters, near[0]);
        }
    }

    /// <summary>The journal's time is as long on every line; up to the minutes it is the same, or the lines are not of one moment.</summary>
    private static bool SameMinute(string text, string other, int host)
    {
        var minutes = text.AsSpan(0, host).LastIndexOf(':') is var last and > 0 ? last : 0;
        return minutes > 0 && text.AsSpan(0, minutes).SequenceEqual(other.AsSpan(0, minutes));
    }

    [GeneratedRegex("""(?:\bpods=\[\\*"?|\bpod=\\*"?)(?<podref>[a-z0-9][a-z0-9.-]*/[a-z0-9][a-z0-9.-]*)|\bpodUID=\\*"?(?<poduid>[0-9a-f-]{8,36})|\bcontainerName=\\*"(?<container>[a-z0-9][a-z0-9-]*)|\b(?:pod|pod_name|podName)=\\*"?(?<pod>[a-z0-9][a-z0-9.-]*)|\b(?:namespace|namespace_name)=\\*"?(?<ns>[a-z0-9][a-z0-9-]*)|\b(?:container|container_name)=\\*"?(?<container>[a-z0-9][a-z0-9-]*)|"(?:pod|podName|pod_name)"\s?:\s?"(?<pod>[a-z0-9][a-z0-9.-]*)"|"(?:namespace|namespace_name)"\s?:\s?"(?<ns>[a-z0-9][a-z0-9-]*)"|"container_name"\s?:\s?"(?<container>[a-z0-9][a-z0-9-]*)"|"(?:_HOSTNAME|node_name|nodeName)"\s?:\s?"(?<node>[a-z0-9][a-z0-9.-]*)"|(?:\bnodeName=|\bnode=|\bnode_name=)\\*"?(?<node>[a-z0-9][a-z0-9.-]*)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fields();

    /// <summary>What the journal says of every entry, such as the id of the machine.</summary>
    [GeneratedRegex("\"_[A-Z_]+\"\\s?:\\s?\"[^\"]*\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JournalFields();

    // A number or a date is no id: it needs a letter of hex as well.
    [GeneratedRegex(@"\b(?=[0-9a-f-]*[0-9])(?=[0-9-]*[a-f])[0-9a-f][0-9a-f-]{7,63}\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LongIds();
}
