using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects;

/// <summary>Reads the value that a field selector compares.</summary>
internal static class SelectableFieldReader
{
    public static string Read(JsonObject json, string path) => path switch
    {
        // The API server joins the event's component from two places and compares booleans as text.
        "source" => json.Text("source", "component") ?? json.Text("reportingComponent") ?? "",
        "status.podIPs" => string.Join(',', json.Items("status", "podIPs").Select(ip => ip.Text("ip"))),
        "spec.unschedulable" or "spec.hostNetwork" => AtPath(json, path).IsTrue() ? "true" : "false",
        "status.replicas" or "status.successful" => AtPath(json, path)?.ToJsonString() ?? "0",
        _ => AtPath(json, path) switch
        {
            JsonValue value when value.GetValueKind() == JsonValueKind.String => string.Intern(value.GetValue<string>()),
            JsonValue value => value.ToJsonString(),
            _ => "",
        },
    };

    private static JsonNode? AtPath(JsonObject json, string path)
    {
        JsonNode? node = json;
        foreach (var part in path.Split('.'))
        {
            node = node.At(part);
        }

        return node;
    }
}
