namespace Portal.Core.Knowledge.Revisions;

/// <summary>Merges two changes of one text, line by line (diff3). Pure.</summary>
internal static class TextMerge
{
    /// <summary>The merged text and the number of conflicts, each of which is marked in it as git marks them.</summary>
    /// <param name="original">What both started from.</param>
    /// <param name="theirs">What somebody else made of it.</param>
    /// <param name="mine">What the caller made of it.</param>
    /// <param name="labels">How the marks name the two sides.</param>
    public static (string Text, int Conflicts) Merge(string original, string theirs, string mine, MergeLabels labels)
    {
        if (theirs == original || theirs == mine)
        {
            return (mine, 0);
        }

        if (mine == original)
        {
            return (theirs, 0);
        }

        var (o, t, m) = (TextLines.Split(original), TextLines.Split(theirs), TextLines.Split(mine));
        var (inTheirs, inMine) = (SequenceDiff.Match(o, t), SequenceDiff.Match(o, m));
        var result = new List<string>();
        var conflicts = 0;
        var (i, j, k) = (0, 0, 0);
        while (i < o.Length || j < t.Length || k < m.Length)
        {
            if (i < o.Length && inTheirs[i] == j && inMine[i] == k)
            {
                result.Add(o[i]);
                (i, j, k) = (i + 1, j + 1, k + 1);
                continue;
            }

            // Up to the next line that all three have: there only one of them changed, or both did the same, or it is a conflict.
            var next = i;
            while (next < o.Length && (inTheirs[next] < 0 || inMine[next] < 0))
            {
                next++;
            }

            var (nextTheirs, nextMine) = next < o.Length ? (inTheirs[next], inMine[next]) : (t.Length, m.Length);
            conflicts += Resolve(result, o[i..next], t[j..nextTheirs], m[k..nextMine], labels);
            (i, j, k) = (next, nextTheirs, nextMine);
        }

        return (string.Join('\n', result), conflicts);
    }

    private static int Resolve(List<string> result, string[] original, string[] theirs, string[] mine, MergeLabels labels)
    {
        if (Same(theirs, original) || Same(theirs, mine))
        {
            result.AddRange(mine);
            return 0;
        }

        if (Same(mine, original))
        {
            result.AddRange(theirs);
            return 0;
        }

        result.AddRange([MergeMarks.Theirs + labels.Theirs, .. theirs, MergeMarks.Between, .. mine, MergeMarks.Mine + labels.Mine]);
        return 1;
    }

    private static bool Same(string[] left, string[] right) => left.AsSpan().SequenceEqual(right);
}
