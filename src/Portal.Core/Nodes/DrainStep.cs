using System.Collections.Immutable;
using System.Text.Json;
using Portal.Cluster.Actions;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Remediation;
using Portal.Core.Text;

namespace Portal.Core.Nodes;

/// <summary>What a run knows of one of its evictions.</summary>
/// <param name="Index">The step's place in the run.</param>
/// <param name="Pod">The pod, with its uid.</param>
/// <param name="State">How far the step is.</param>
public sealed record DrainStep(int Index, ObjectReference Pod, StepState State)
{
    /// <summary>The last answer in words, or null.</summary>
    public LocalizedText? Answer { get; init; }

    /// <summary>When it was tried first, or null.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>uid of the pod's controller, by which its replacement is found; empty when it has none or is not known.</summary>
    public string Controller { get; init; } = "";

    /// <summary>The evictions among steps of a run.</summary>
    public static ImmutableArray<DrainStep> Of(IEnumerable<RemediationStep> steps) =>
    [
        .. steps.Where(static step => step.Action is EvictPod).Select(static step => new DrainStep(step.Index, step.Action.Target, step.State)
        {
            Answer = step.ResponseText,
            StartedAt = step.StartedAt,
            Attempts = step.Attempts,
            Controller = ControllerOf(step.Seen),
        }),
    ];

    // Once the pod is gone, what the dry run kept of it is all that names its controller.
    private static string ControllerOf(string? seen)
    {
        if (string.IsNullOrEmpty(seen))
        {
            return "";
        }

        using var document = JsonDocument.Parse(seen);
        if (document.RootElement is { ValueKind: JsonValueKind.Object } pod
            && pod.TryGetProperty("metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object
            && metadata.TryGetProperty("ownerReferences", out var owners) && owners.ValueKind == JsonValueKind.Array)
        {
            foreach (var owner in owners.EnumerateArray().Where(static owner => owner.ValueKind == JsonValueKind.Object))
            {
                if (owner.TryGetProperty("controller", out var flag) && flag.ValueKind == JsonValueKind.True
                    && owner.TryGetProperty("uid", out var uid) && uid.ValueKind == JsonValueKind.String)
                {
                    return uid.GetString() ?? "";
                }
            }
        }

        return "";
    }
}
