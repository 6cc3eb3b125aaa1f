using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Writing;

/// <summary>Brings an object into the shape in which the API server would have encoded it.</summary>
internal static class JsonShape
{
    public static void Tidy(ResourceDefinition resource, JsonObject json) => DropNulls(json);

    private static void DropNulls(JsonNode node)
    {
        if (node is JsonObject json)
        {
            foreach (var (name, value) in json.ToList())
            {
                if (value is null)
                {
                    json.Remove(name);
                }
                else
                {
                    DropNulls(value);
                }
            }
        }
        else if (node is JsonArray array)
        {
            foreach (var item in array)
            {
                if (item is not null)
                {
                    DropNulls(item);
                }
            }
        }
    }
}
