using System.Text.Json.Nodes;
using Portal.Simulator.Objects.Writing;

namespace Portal.Simulator.Objects.Kinds;

/// <summary>The quality of service class of a pod.</summary>
internal static class PodQuality
{
    private static readonly string[] Resources = ["cpu", "memory"];

    public static string Of(JsonObject pod)
    {
        var containers = pod.Items("spec", "containers").Concat(pod.Items("spec", "initContainers")).ToList();
        var values = containers.SelectMany(c => Resources.SelectMany(r => (string?[])[Value(c, "requests", r), Value(c, "limits", r)])).ToList();
        if (values.TrueForAll(v => v is null))
        {
            return "BestEffort";
        }

        var isGuaranteed = containers.TrueForAll(c => Resources.All(r => Value(c, "limits", r) is { } limit && Value(c, "requests", r) == limit));
        return isGuaranteed ? "Guaranteed" : "Burstable";
    }

    private static string? Value(JsonNode container, string kind, string resource)
    {
        var text = container.At("resources", kind, resource) is JsonValue value ? Quantities.Canonical(value).Text() : null;
        return text is null or "0" ? null : text;
    }
}
