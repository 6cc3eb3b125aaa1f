using System.Text.Json.Nodes;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Workloads;

/// <summary>Renews the leases of pods that lead (<see cref="SimulatorAnnotations.Leads"/>) every 10 s while they are ready. Whoever gets ready later takes over.</summary>
public sealed class LeaderLeases(ClusterAccess cluster, WorkSchedule work) : IController
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public string Name => "leader-leases";

    /// <inheritdoc/>
    public void Observe(ObjectChange change)
    {
        if (change.Is(KnownResources.Pods) && change.Type != WatchEventType.Deleted && change.Json.Annotation(SimulatorAnnotations.Leads) is not null && Leads(change.Json))
        {
            work.Add(this, change.Key.Text);
        }
    }

    /// <inheritdoc/>
    public void Reconcile(string key)
    {
        var (ns, name) = ClusterAccess.Split(key);
        if (cluster.Get(KnownResources.Pods, ns, name) is not { } pod || !Leads(pod) || pod.Annotation(SimulatorAnnotations.Leads) is not { Length: > 0 } lease)
        {
            return;
        }

        var (holder, renewed) = ($"{name}_{pod.Uid()}", Timestamps.FormatMicro(work.Now));
        if (cluster.Change(KnownResources.Leases, ns, lease, json => Renew(json.ObjectAt("spec"), holder, renewed)) is null)
        {
            var spec = new JsonObject { ["leaseDurationSeconds"] = 15 };
            Renew(spec, holder, renewed);
            cluster.TryCreate(KnownResources.Leases, new JsonObject { ["metadata"] = new JsonObject { ["name"] = lease, ["namespace"] = ns }, ["spec"] = spec });
        }

        work.Add(this, key, Period);
    }

    private static bool Leads(JsonObject pod) => !pod.IsTerminating() && pod.ConditionStatus("Ready") == "True";

    private static void Renew(JsonObject spec, string holder, string renewed)
    {
        spec["holderIdentity"] = holder;
        spec["renewTime"] = renewed;
    }
}
