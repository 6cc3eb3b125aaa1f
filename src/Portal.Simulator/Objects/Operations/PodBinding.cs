using System.Text.Json.Nodes;
using Portal.Simulator.Objects.Kinds;

namespace Portal.Simulator.Objects.Operations;

/// <summary>The binding subresource: gives a pod its node, once.</summary>
internal sealed class PodBinding(SimulatedApi api)
{
    public void Bind(string ns, string podName, string nodeName, WriteOptions options)
    {
        if (nodeName.Length == 0)
        {
            throw ApiErrors.Invalid("Binding", "", podName, [FieldError.Required("target.name")]);
        }

        var now = Timestamps.Format(api.Time.GetUtcNow());
        api.Edit(KnownResources.Pods, ns, podName, pod => Assign(pod, podName, nodeName, now), options with { FieldManager = "", Subresource = "binding" });
    }

    private void Assign(JsonObject pod, string podName, string nodeName, string now)
    {
        if (pod.IsTerminating())
        {
            throw Refused(podName, $"pod {podName} is being deleted, cannot be assigned to a host");
        }

        if (pod.Text("spec", "nodeName") is { Length: > 0 } taken)
        {
            throw Refused(podName, $"pod {podName} is already assigned to node \"{taken}\"");
        }

        pod.ObjectAt("spec")["nodeName"] = nodeName;
        TopologyLabels.Copy(api, pod, nodeName);
        pod.ObjectAt("status").Remove("nominatedNodeName");
        var conditions = pod.ObjectAt("status").ArrayAt("conditions");
        foreach (var old in conditions.Items().Where(c => c.Text("type") == "PodScheduled").ToList())
        {
            conditions.Remove(old);
        }

        conditions.Add(new JsonObject { ["type"] = "PodScheduled", ["status"] = "True", ["lastProbeTime"] = null, ["lastTransitionTime"] = now });
    }

    private static ApiException Refused(string podName, string why) => new(new ApiStatus
    {
        Code = 409,
        Reason = "Conflict",
        Message = $"Operation cannot be fulfilled on pods/binding \"{podName}\": {why}",
        Details = new StatusDetails { Name = podName, Kind = "pods/binding" },
    });
}
