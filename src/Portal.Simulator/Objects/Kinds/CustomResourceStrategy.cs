using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Kinds;

/// <summary>Objects of CustomResourceDefinitions.</summary>
internal sealed class CustomResourceStrategy : ResourceStrategy
{
    public override void Stored(SimulatedApi api, ResourceDefinition resource, JsonObject? current, JsonObject? previous)
    {
        if (current is null)
        {
            CustomResourceDefinitionStrategy.Release(api, $"{resource.Plural}.{resource.Group}");
        }
    }

    public override void PrepareForUpdate(WriteContext context, JsonObject json, JsonObject old)
    {
        base.PrepareForUpdate(context, json, old);
        if (context.Subresource == "status")
        {
            // Only status may change: labels, annotations and finalizers through status are ignored.
            var managed = json.At("metadata", "managedFields")?.DeepClone();
            json.CopyFrom(old, "metadata");
            json.Metadata()["managedFields"] = managed;
        }
    }
}
