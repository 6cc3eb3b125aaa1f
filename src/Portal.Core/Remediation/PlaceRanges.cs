using System.Collections.Immutable;
using System.Globalization;

namespace Portal.Core.Remediation;

/// <summary>Places of steps as people write them: <c>1-3, 5</c>. Pure.</summary>
internal static class PlaceRanges
{
    private const int Most = 10;

    /// <summary>The places in words; of many single ones, how many more there are.</summary>
    /// <param name="places">The places, ascending, each once.</param>
    public static string Of(ImmutableArray<int> places)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (var place in places)
        {
            if (ranges.Count > 0 && ranges[^1].Last == place - 1)
            {
                ranges[^1] = ranges[^1] with { Last = place };
            }
            else
            {
                ranges.Add((place, place));
            }
        }

        var more = ranges.Skip(Most).Sum(static range => range.Last - range.First + 1);
        return string.Join(", ", ranges.Take(Most).Select(Text)) + (more == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" (+{more})"));
    }

    private static string Text((int First, int Last) range) => range.First == range.Last
        ? range.First.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{range.First}-{range.Last}");
}
