namespace Portal.Core.Knowledge.Revisions;

/// <summary>Finds the marks that a merge leaves where both changed the same lines. Pure.</summary>
public static class MergeMarks
{
    /// <summary>Begins what somebody else wrote.</summary>
    internal const string Theirs = "<<<<<<< ";

    /// <summary>Stands between the two.</summary>
    internal const string Between = "=======";

    /// <summary>Ends what the caller wrote.</summary>
    internal const string Mine = ">>>>>>> ";

    private const int ShortestFence = 3;
    private const int DeepestIndent = 3;

    /// <summary>The number of the first line that is a mark, from 1; 0 when there is none. Fenced blocks of code may show some: articles on git do.</summary>
    public static int FirstLine(string text)
    {
        var (number, fence) = (0, "");
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (fence.Length > 0)
            {
                fence = Ends(line, fence) ? "" : fence;
            }
            else if (IsMark(line))
            {
                return number;
            }
            else
            {
                fence = Begins(line);
            }
        }

        return 0;
    }

    /// <summary>Whether the marks of one merge are in a text, be it in a block of code.</summary>
    /// <param name="text">The text.</param>
    /// <param name="labels">How the merge named its sides.</param>
    public static bool Has(string text, MergeLabels labels)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if ((line.StartsWith(Theirs, StringComparison.Ordinal) && line[Theirs.Length..].SequenceEqual(labels.Theirs)) || (line.StartsWith(Mine, StringComparison.Ordinal) && line[Mine.Length..].SequenceEqual(labels.Mine)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMark(ReadOnlySpan<char> line) =>
        line.StartsWith(Theirs, StringComparison.Ordinal) || line.StartsWith(Mine, StringComparison.Ordinal) || line.TrimEnd().SequenceEqual(Between);

    /// <summary>The fence that a line opens, or nothing.</summary>
    private static string Begins(ReadOnlySpan<char> line)
    {
        var rest = line.TrimStart(' ');
        if (line.Length - rest.Length > DeepestIndent || rest.IsEmpty || rest[0] is not ('`' or '~'))
        {
            return "";
        }

        var length = rest.Length - rest.TrimStart(rest[0]).Length;
        return length < ShortestFence || (rest[0] == '`' && rest[length..].Contains('`')) ? "" : new string(rest[0], length);
    }

    private static bool Ends(ReadOnlySpan<char> line, string fence)
    {
        var rest = line.TrimStart(' ');
        return line.Length - rest.Length <= DeepestIndent && rest.StartsWith(fence, StringComparison.Ordinal) && rest.TrimEnd().TrimStart(fence[0]).IsEmpty;
    }
}
