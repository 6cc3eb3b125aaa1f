using System.Globalization;
using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Writing.Patches;

/// <summary>RFC 6902. Any operation that fails refuses the whole patch with the server's bare 422.</summary>
internal static class JsonPatch
{
    private const int MostOperations = 10_000;

    /// <exception cref="ApiException">422 when an operation cannot be done, 400 when it is none.</exception>
    public static JsonNode Apply(JsonNode document, JsonArray operations)
    {
        if (operations.Count > MostOperations)
        {
            throw ApiErrors.BadRequest(FormattableString.Invariant($"The allowed maximum operations in a JSON patch is {MostOperations}, got {operations.Count}"));
        }

        var root = new JsonObject { ["_"] = document };
        foreach (var operation in operations)
        {
            ApplyOne(root, operation ?? throw Refused());
        }

        var result = root["_"];
        root.Remove("_");
        return result ?? throw Refused();
    }

    private static void ApplyOne(JsonObject root, JsonNode operation)
    {
        var path = Pointer(operation.Text("path"));
        switch (operation.Text("op"))
        {
            case "add":
                Add(root, path, operation.At("value")?.DeepClone());
                break;
            case "remove":
                Remove(root, path);
                break;
            case "replace":
                Find(root, path);
                Replace(root, path, operation.At("value")?.DeepClone());
                break;
            case "test":
                Test(root, path, operation.At("value"));
                break;
            case "copy":
                Add(root, path, Find(root, Pointer(operation.Text("from")))?.DeepClone());
                break;
            case "move":
                var from = Pointer(operation.Text("from"));
                var moved = Find(root, from)?.DeepClone();
                Remove(root, from);
                Add(root, path, moved);
                break;
            default:
                throw ApiErrors.BadRequest($"error decoding patch: unexpected operation {operation.Text("op")}");
        }
    }

    private static void Test(JsonObject root, string[] path, JsonNode? expected)
    {
        JsonNode? found;
        try
        {
            found = Find(root, path);
        }
        catch (ApiException) when (expected is null)
        {
            return; // The server lets null stand for absent.
        }

        if (!JsonNode.DeepEquals(found, expected))
        {
            throw Refused();
        }
    }

    private static JsonNode? Find(JsonNode root, ReadOnlySpan<string> path)
    {
        JsonNode? node = root;
        foreach (var step in path)
        {
            node = node switch
            {
                JsonObject json when json.TryGetPropertyValue(step, out var value) => value,
                JsonArray array => array[Index(step, array.Count - 1)],
                _ => throw Refused(),
            };
        }

        return node;
    }

    private static void Add(JsonObject root, string[] path, JsonNode? value)
    {
        switch (Find(root, path.AsSpan(..^1)))
        {
            case JsonObject json:
                json[path[^1]] = value;
                break;
            case JsonArray array:
                array.Insert(path[^1] == "-" ? array.Count : Index(path[^1], array.Count), value);
                break;
            default:
                throw Refused();
        }
    }

    private static void Replace(JsonObject root, string[] path, JsonNode? value)
    {
        switch (Find(root, path.AsSpan(..^1)))
        {
            case JsonObject json:
                json[path[^1]] = value;
                break;
            case JsonArray array:
                array[Index(path[^1], array.Count - 1)] = value;
                break;
        }
    }

    private static void Remove(JsonObject root, string[] path)
    {
        switch (Find(root, path.AsSpan(..^1)))
        {
            case JsonObject json when json.Remove(path[^1]):
                break;
            case JsonArray array:
                array.RemoveAt(Index(path[^1], array.Count - 1));
                break;
            default:
                throw Refused();
        }
    }

    private static int Index(string step, int most) =>
        int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index <= most ? index : throw Refused();

    private static string[] Pointer(string? pointer)
    {
        if (pointer is null || (pointer.Length > 0 && pointer[0] != '/'))
        {
            throw Refused();
        }

        var steps = pointer.Split('/')[1..].Select(s => s.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
        return ["_", .. steps];
    }

    private static ApiException Refused() => new(new ApiStatus
    {
        Code = 422,
        Reason = "Invalid",
        Message = "the server rejected our request due to an error in our request",
        Details = new StatusDetails(),
    });
}
