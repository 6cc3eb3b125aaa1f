using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Writing.Patches;

/// <summary>Kubernetes' strategic merge patch.</summary>
internal static class StrategicMergePatch
{
    public static JsonObject Apply(ResourceDefinition resource, JsonObject target, JsonObject patch) => MergePatch.Apply(target, patch)!.AsObject();
}
