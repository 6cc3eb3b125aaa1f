using System.Text.Json.Nodes;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Controllers.Workloads;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Disruption;

/// <summary>Keeps the status of PodDisruptionBudgets, by which the eviction API goes (kubelet/eviction-api.json).</summary>
public sealed class DisruptionController(ClusterAccess cluster, WorkSchedule work, EventRecorder events) : IController
{
    private static readonly TimeSpan DisruptedFor = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    public string Name => "disruption-controller";

    /// <inheritdoc/>
    public void Observe(ObjectChange change)
    {
        if (change.IsFound)
        {
            return;
        }

        if (change.Is(KnownResources.PodDisruptionBudgets) && change.Type != WatchEventType.Deleted)
        {
            work.Add(this, change.Key.Text);
        }
        else if (change.Is(KnownResources.Pods))
        {
            foreach (var budget in cluster.List(KnownResources.PodDisruptionBudgets, change.Object.Namespace))
            {
                if (LabelSelector.From(budget.ToJson().At("spec", "selector")).Matches(change.Object.Labels))
                {
                    work.Add(this, budget.Namespace + "/" + budget.Name);
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Reconcile(string key)
    {
        var (ns, name) = ClusterAccess.Split(key);
        if (cluster.Get(KnownResources.PodDisruptionBudgets, ns, name) is not { } budget)
        {
            return;
        }

        var selector = LabelSelector.From(budget.At("spec", "selector"));
        var pods = cluster.List(KnownResources.Pods, ns).Where(pod => selector.Matches(pod.Labels)).Select(pod => pod.ToJson()).ToList();
        if (pods.Count == 0 && budget.Number("status", "expectedPods") is null or 0)
        {
            events.Report(KnownResources.PodDisruptionBudgets, budget, new("Normal", "NoPods", "No matching pods found"), "controllermanager");
        }

        var expected = Expected(budget, pods);
        var desired = Desired(budget, expected);
        cluster.Change(KnownResources.PodDisruptionBudgets, ns, name, json => Write(json, pods, expected, desired), "status");
    }

    private static int Desired(JsonObject budget, int expected)
    {
        if (budget.At("spec", "maxUnavailable") is { } most)
        {
            return Math.Max(0, expected - Rollout.Amount(most, expected, roundUp: true));
        }

        return budget.At("spec", "minAvailable") is { } least ? Rollout.Amount(least, expected, roundUp: true) : 1;
    }

    // Budgets that are relative (a percentage, or maxUnavailable) count what the pods' controllers want; others count the pods.
    private int Expected(JsonObject budget, List<JsonObject> pods)
    {
        var relative = budget.At("spec", "maxUnavailable") is not null || budget.At("spec", "minAvailable").Text() is not null;
        if (!relative)
        {
            return pods.Count;
        }

        var total = 0;
        foreach (var group in pods.GroupBy(pod => pod.Controller().Text("uid")))
        {
            var owner = group.First().Controller();
            var resource = cluster.ResourceOfKind(owner.Text("apiVersion"), owner.Text("kind"));
            var wanted = resource is null ? null : cluster.Get(resource, group.First().Namespace(), owner.Text("name") ?? "").Number("spec", "replicas");
            total += (int)(wanted ?? group.Count());
        }

        return total;
    }

    private void Write(JsonObject budget, List<JsonObject> pods, int expected, int desired)
    {
        var status = budget.ObjectAt("status");
        var disrupted = budget.MapAt("status", "disruptedPods")
            .Where(pair => Timestamps.Parse(pair.Value) + DisruptedFor > work.Now && pods.Exists(pod => pod.Name() == pair.Key && !pod.IsTerminating()))
            .ToDictionary(StringComparer.Ordinal);
        if (disrupted.Count > 0)
        {
            status["disruptedPods"] = new JsonObject(disrupted.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
            work.Add(this, budget.Namespace() + "/" + budget.Name(), DisruptedFor);
        }
        else
        {
            status.Remove("disruptedPods");
        }

        var healthy = pods.Count(pod => OwnedPods.IsReady(pod) && !pod.IsTerminating() && !disrupted.ContainsKey(pod.Name()));
        var allowed = expected > 0 ? Math.Max(0, healthy - desired) : 0;
        var generation = budget.Number("metadata", "generation") ?? 1;
        var conditions = status["conditions"] as JsonArray;
        status.Remove("conditions");
        status["observedGeneration"] = generation;
        status["disruptionsAllowed"] = allowed;
        status["currentHealthy"] = healthy;
        status["desiredHealthy"] = desired;
        status["expectedPods"] = expected;
        status["conditions"] = Conditions.Set(conditions, "DisruptionAllowed", allowed > 0 ? "True" : "False", work.Now,
            allowed > 0 ? "SufficientPods" : "InsufficientPods", "", new JsonObject { ["observedGeneration"] = generation });
    }
}
