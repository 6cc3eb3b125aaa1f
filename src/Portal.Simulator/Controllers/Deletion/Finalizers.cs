using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Deletion;

/// <summary>The list in metadata.finalizers.</summary>
public static class Finalizers
{
    /// <summary>Whether the object carries the finalizer.</summary>
    public static bool Has(JsonObject json, string finalizer) => json.Texts("metadata", "finalizers").Contains(finalizer, StringComparer.Ordinal);

    /// <summary>Removes one; an empty list goes.</summary>
    public static void Remove(JsonObject json, string finalizer)
    {
        if (json.At("metadata", "finalizers") is not JsonArray finalizers || finalizers.FirstOrDefault(f => f.Text() == finalizer) is not { } found)
        {
            return;
        }

        finalizers.Remove(found);
        if (finalizers.Count == 0)
        {
            json.Metadata().Remove("finalizers");
        }
    }
}
