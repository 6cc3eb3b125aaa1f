namespace Portal.Core.Knowledge.Revisions;

/// <summary>Myers' algorithm (An O(ND) Difference Algorithm, 1986), which gives up beyond a number of edits.</summary>
internal static class ShortestEdit
{
    /// <summary>Writes the place in <paramref name="b"/> of each entry of <paramref name="a"/> that stays; writes nothing when too much differs.</summary>
    /// <returns>How many steps it took.</returns>
    public static int Match(ReadOnlySpan<int> a, ReadOnlySpan<int> b, Span<int> partners, int offset, int mostEdits)
    {
        var most = Math.Min(a.Length + b.Length, mostEdits);
        var zero = most + 1; // reach[zero + k]: how far in a the diagonal k = x - y got.
        var reach = new int[(2 * most) + 3];
        var history = new List<int[]>();
        var steps = 0;
        for (var edits = 0; edits <= most; edits++)
        {
            history.Add(reach[(zero - edits - 1)..(zero + edits + 2)]);
            for (var k = -edits; k <= edits; k += 2)
            {
                var x = IsInsertion(reach, zero, edits, k) ? reach[zero + k + 1] : reach[zero + k - 1] + 1;
                while (x < a.Length && x - k < b.Length && a[x] == b[x - k])
                {
                    x++;
                    steps++;
                }

                reach[zero + k] = x;
                steps++;
                if (x >= a.Length && x - k >= b.Length)
                {
                    Trace(history, a.Length, b.Length, partners, offset);
                    return steps;
                }
            }
        }

        return steps;
    }

    private static void Trace(List<int[]> history, int x, int y, Span<int> partners, int offset)
    {
        for (var edits = history.Count - 1; edits >= 0; edits--)
        {
            var k = x - y;
            var from = IsInsertion(history[edits], edits + 1, edits, k) ? k + 1 : k - 1;
            var fromX = edits == 0 ? 0 : history[edits][edits + 1 + from];
            var fromY = edits == 0 ? 0 : fromX - from;
            while (x > fromX && y > fromY)
            {
                partners[--x] = offset + --y;
            }

            (x, y) = (fromX, fromY);
        }
    }

    private static bool IsInsertion(int[] reach, int zero, int edits, int k) =>
        k == -edits || (k != edits && reach[zero + k - 1] < reach[zero + k + 1]);
}
