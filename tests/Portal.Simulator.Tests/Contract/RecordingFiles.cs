using System.Text.Json.Nodes;

namespace Portal.Simulator.Tests.Contract;

/// <summary>Reads the recordings that are copied beside the tests.</summary>
public static class RecordingFiles
{
    /// <summary>The last file has another form, see ProtobufContractTests.</summary>
    private const string Protobuf = "14-protobuf";

    public static IReadOnlyList<Exchange> All { get; } =
    [
        .. Directory.GetFiles(Folder, "*.json").Order(StringComparer.Ordinal)
            .Where(f => Path.GetFileNameWithoutExtension(f) != Protobuf)
            .SelectMany(Read),
    ];

    public static JsonArray ProtobufPairs => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, Protobuf + ".json")))!.AsArray();

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Contract", "recordings");

    private static IEnumerable<Exchange> Read(string file) =>
        JsonNode.Parse(File.ReadAllText(file))!.AsArray().Select((e, i) => Read(Path.GetFileNameWithoutExtension(file), i, e!));

    private static Exchange Read(string file, int number, JsonNode json) => new()
    {
        File = file,
        Number = number,
        Note = json["note"]!.GetValue<string>(),
        Method = json["request"]!["method"]!.GetValue<string>(),
        Path = json["request"]!["path"]!.GetValue<string>(),
        RequestHeaders = Headers(json["request"]!["headers"]),
        RequestBody = json["request"]!["body"],
        Status = json["response"]!["status"]!.GetValue<int>(),
        ResponseHeaders = Headers(json["response"]!["headers"]),
        ResponseBody = json["response"]!["body"],
        Events = json["response"]!["events"]?.AsArray(),
    };

    private static Dictionary<string, string> Headers(JsonNode? headers) =>
        headers is JsonObject map ? map.ToDictionary(h => h.Key, h => h.Value!.GetValue<string>(), StringComparer.OrdinalIgnoreCase) : [];
}
