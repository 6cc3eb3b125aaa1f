using System.Text.Json.Nodes;
using Portal.Simulator.Objects.Kinds;

namespace Portal.Simulator.Objects.Writing;

/// <summary>Keeps metadata.managedFields.</summary>
internal static class ManagedFields
{
    public static void TrackUpdate(WriteContext context, JsonObject json, JsonObject? old)
    {
    }
}
