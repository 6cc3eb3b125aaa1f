namespace Portal.Core.Knowledge.Revisions;

/// <summary>The anchors of a comparison: entries that occur once in each of two ranges, as many as are in the same order.</summary>
internal static class UniqueInBoth
{
    /// <summary>The pairs, growing in both; the longest run of them that does (patience sorting).</summary>
    public static List<(int InA, int InB)> Find(int[] a, Range rangeA, int[] b, Range rangeB)
    {
        var places = new Dictionary<int, (int CountA, int CountB, int InB)>();
        for (var i = rangeA.Start.Value; i < rangeA.End.Value; i++)
        {
            var seen = places.GetValueOrDefault(a[i]);
            places[a[i]] = seen with { CountA = seen.CountA + 1 };
        }

        for (var j = rangeB.Start.Value; j < rangeB.End.Value; j++)
        {
            if (places.TryGetValue(b[j], out var seen))
            {
                places[b[j]] = (seen.CountA, seen.CountB + 1, j);
            }
        }

        var pairs = new List<(int InA, int InB)>();
        for (var i = rangeA.Start.Value; i < rangeA.End.Value; i++)
        {
            if (places[a[i]] is { CountA: 1, CountB: 1 } place)
            {
                pairs.Add((i, place.InB));
            }
        }

        return LongestGrowing(pairs);
    }

    private static List<(int InA, int InB)> LongestGrowing(List<(int InA, int InB)> pairs)
    {
        var tops = new List<int>(); // The pair that ends the best run of each length.
        var previous = new int[pairs.Count];
        for (var i = 0; i < pairs.Count; i++)
        {
            var (low, high) = (0, tops.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = pairs[tops[middle]].InB < pairs[i].InB ? (middle + 1, high) : (low, middle);
            }

            previous[i] = low > 0 ? tops[low - 1] : -1;
            if (low == tops.Count)
            {
                tops.Add(i);
            }
            else
            {
                tops[low] = i;
            }
        }

        var run = new List<(int InA, int InB)>(tops.Count);
        for (var i = tops.Count > 0 ? tops[^1] : -1; i >= 0; i = previous[i])
        {
            run.Add(pairs[i]);
        }

        run.Reverse();
        return run;
    }
}
