using System.Text.Json.Nodes;
using Portal.Simulator.Objects.Kinds;

namespace Portal.Simulator.Objects.Writing;

/// <summary>Rules of when an object in deletion goes.</summary>
internal static class Deletion
{
    /// <summary>Whether nothing holds an object that is being deleted: no finalizer and no grace left.</summary>
    public static bool IsReleased(ResourceStrategy strategy, JsonObject json) =>
        json.IsTerminating()
        && !json.Texts("metadata", "finalizers").Any()
        && (json.Number("metadata", "deletionGracePeriodSeconds") ?? 0) == 0
        && !strategy.IsHeld(json);
}
