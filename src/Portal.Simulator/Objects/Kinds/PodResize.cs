using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Kinds;

/// <summary>The resize subresource of pods: resources of containers, nothing else.</summary>
internal static class PodResize
{
    public static void KeepAllButResources(JsonObject json, JsonObject old)
    {
        var wanted = json.At("spec")?.DeepClone();
        json.CopyFrom(old, "spec");
        json.CopyFrom(old, "status");
        foreach (var list in (ReadOnlySpan<string>)["containers", "initContainers"])
        {
            foreach (var container in json.Items("spec", list).OfType<JsonObject>())
            {
                var change = wanted.Items(list).FirstOrDefault(c => c.Text("name") == container.Text("name"));
                if (change is JsonObject changed)
                {
                    container.CopyFrom(changed, "resources");
                    container.CopyFrom(changed, "resizePolicy");
                }
            }
        }
    }
}
