using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Kinds;

/// <summary>Pods.</summary>
internal sealed class PodStrategy : ResourceStrategy
{
    public override bool ReturnsDeletedObject => true;

    /// <inheritdoc/>
    /// <remarks>pkg/registry/core/pod/strategy.go: no kubelet will ever confirm an unscheduled or finished pod, so it goes at once.</remarks>
    public override long? GraceOf(JsonObject json, DeleteOptions options)
    {
        if (string.IsNullOrEmpty(json.Text("spec", "nodeName")) || json.Text("status", "phase") is "Failed" or "Succeeded")
        {
            return 0;
        }

        var grace = options.GracePeriodSeconds ?? json.Number("spec", "terminationGracePeriodSeconds") ?? 30;
        return grace < 0 ? 1 : grace;
    }
}
