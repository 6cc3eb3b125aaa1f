using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Writing.Patches;

/// <summary>The directive $setElementOrder: the named elements come in that order, the others stay where they are.</summary>
internal static class ElementOrder
{
    public static void Apply(JsonArray list, JsonArray order, string? key)
    {
        var places = new List<int>();
        var named = new List<(int Rank, JsonNode? Item)>();
        for (var i = 0; i < list.Count; i++)
        {
            var rank = RankOf(list[i], order, key);
            if (rank >= 0)
            {
                places.Add(i);
                named.Add((rank, list[i]));
            }
        }

        var sorted = named.OrderBy(n => n.Rank).Select(n => n.Item?.DeepClone()).ToList();
        for (var i = 0; i < places.Count; i++)
        {
            list[places[i]] = sorted[i];
        }
    }

    private static int RankOf(JsonNode? item, JsonArray order, string? key)
    {
        for (var i = 0; i < order.Count; i++)
        {
            if (JsonNode.DeepEquals(key is null ? order[i] : order[i].At(key), key is null ? item : item.At(key)))
            {
                return i;
            }
        }

        return -1;
    }
}
