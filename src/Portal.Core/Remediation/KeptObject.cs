using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Cluster.Actions;

namespace Portal.Core.Remediation;

/// <summary>The way back from a deletion: the object as the dry run saw it, as a command that makes it again. Pure.</summary>
public static class KeptObject
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    // What the API server fills in or refuses in a new object.
    private static readonly string[] OfTheServer =
        ["uid", "resourceVersion", "generation", "creationTimestamp", "selfLink", "managedFields", "deletionTimestamp", "deletionGracePeriodSeconds"];

    /// <summary>
    /// The command; null where there is no such way back: the step deletes nothing, its playbook says of no way to undo it, nothing was kept yet, or what
    /// was kept is not whole because values of it must not be shown.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="step">One of its steps.</param>
    public static string? Kubectl(RemediationRun run, RemediationStep step)
    {
        if (run.Undo is null || step.Action is not DeleteObject || string.IsNullOrEmpty(step.Seen) || JsonNode.Parse(step.Seen) is not JsonObject kept || ObjectDiff.HidesValues(kept))
        {
            return null;
        }

        kept.Remove("status");
        if (kept["metadata"] is JsonObject metadata)
        {
            foreach (var field in OfTheServer)
            {
                metadata.Remove(field);
            }
        }

        // JSON is all ASCII and has no line that could end the document early; bash reads it literally.
        return $"kubectl create -f - <<'JSON'\n{kept.ToJsonString(Indented).ReplaceLineEndings("\n")}\nJSON";
    }
}
