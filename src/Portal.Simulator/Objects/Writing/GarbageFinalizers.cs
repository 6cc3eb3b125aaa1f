using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Writing;

/// <summary>The two finalizers through which a deletion tells the garbage collector what to do with dependents.</summary>
internal static class GarbageFinalizers
{
    private const string Orphan = "orphan";
    private const string Foreground = "foregroundDeletion";

    /// <summary>Sets or clears them for a policy.</summary>
    /// <remarks>The effective policy has the kind's default filled in; a requested Default leaves finalizers alone that an earlier request set.</remarks>
    /// <returns>Whether one of them is set now.</returns>
    public static bool Apply(JsonObject json, PropagationPolicy effective, PropagationPolicy requested)
    {
        var finalizers = json.Texts("metadata", "finalizers").ToList();
        if (requested == PropagationPolicy.Default && finalizers.Exists(f => f is Orphan or Foreground))
        {
            return true;
        }

        var wanted = finalizers.Where(f => f is not (Orphan or Foreground)).ToList();
        switch (effective)
        {
            case PropagationPolicy.Orphan:
                wanted.Add(Orphan);
                break;
            case PropagationPolicy.Foreground:
                wanted.Add(Foreground);
                break;
        }

        if (!wanted.SequenceEqual(finalizers, StringComparer.Ordinal))
        {
            json.Metadata()["finalizers"] = new JsonArray([.. wanted.Select(f => (JsonNode)f)]);
        }

        return effective is PropagationPolicy.Orphan or PropagationPolicy.Foreground;
    }
}
