using System.Text.Json.Nodes;
using Portal.Simulator.Objects.Kinds;

namespace Portal.Simulator.Objects.Writing;

/// <summary>Keeps metadata.managedFields.</summary>
internal static class ManagedFields
{
    public static void TrackUpdate(WriteContext context, JsonObject json, JsonObject? old)
    {
    }

    /// <summary>The managedFields of an object that is answered but not stored, for example an access review.</summary>
    public static JsonArray OfUnstored(ResourceDefinition resource, JsonObject spec, WriteOptions options, DateTimeOffset now) => [];
}
