namespace Portal.Core.Knowledge.Revisions;

/// <summary>
/// Finds what two sequences have in common, in order: first by entries that are unique in both (which reads best in prose), between them by Myers'
/// algorithm. The work has a limit: what is left when it is used up counts as different. So a hostile text gives a coarse answer, never a slow one.
/// </summary>
internal static class SequenceDiff
{
    private const int Budget = 20_000_000;
    private const int MostEdits = 1_000;

    /// <summary>For each entry of <paramref name="before"/> its place in <paramref name="after"/>, or -1; the places grow.</summary>
    public static int[] Match(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        var (a, b) = (Encode(before, codes), Encode(after, codes));
        var partners = new int[a.Length];
        Array.Fill(partners, -1);
        var open = new Stack<(Range A, Range B)>([(0..a.Length, 0..b.Length)]);
        var work = Budget;
        while (work > 0 && open.TryPop(out var next))
        {
            var (a0, a1, b0, b1) = (next.A.Start.Value, next.A.End.Value, next.B.Start.Value, next.B.End.Value);
            work -= a1 - a0 + b1 - b0 + 1;
            while (a0 < a1 && b0 < b1 && a[a0] == b[b0])
            {
                partners[a0++] = b0++;
            }

            while (a0 < a1 && b0 < b1 && a[a1 - 1] == b[b1 - 1])
            {
                partners[--a1] = --b1;
            }

            if (a0 == a1 || b0 == b1)
            {
                continue;
            }

            var anchors = UniqueInBoth.Find(a, a0..a1, b, b0..b1);
            if (anchors.Count == 0)
            {
                work -= ShortestEdit.Match(a.AsSpan(a0..a1), b.AsSpan(b0..b1), partners.AsSpan(a0..a1), b0, MostEdits);
                continue;
            }

            foreach (var (inA, inB) in anchors)
            {
                partners[inA] = inB;
                open.Push((a0..inA, b0..inB));
                (a0, b0) = (inA + 1, inB + 1);
            }

            open.Push((a0..a1, b0..b1));
        }

        return partners;
    }

    private static int[] Encode(IReadOnlyList<string> entries, Dictionary<string, int> codes)
    {
        var result = new int[entries.Count];
        for (var i = 0; i < result.Length; i++)
        {
            ref var code = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(codes, entries[i], out var known);
            code = known ? code : codes.Count;
            result[i] = code;
        }

        return result;
    }
}
