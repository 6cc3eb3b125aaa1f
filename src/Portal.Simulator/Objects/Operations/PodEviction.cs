using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Simulator.Objects.Writing;

namespace Portal.Simulator.Objects.Operations;

/// <summary>The eviction subresource: a deletion that disruption budgets may refuse (pkg/registry/core/pod/storage/eviction.go).</summary>
internal sealed class PodEviction(SimulatedApi api)
{
    private const string RefusedText = "Cannot evict pod as it would violate the pod's disruption budget.";

    public void Evict(string ns, string name, DeleteOptions options)
    {
        NamespaceLifecycle.CheckCreate(api, KnownResources.Pods, ns, name);
        var stored = api.Get(KnownResources.Pods, ns, name);
        var pod = stored.ToJson();
        if (pod.Text("status", "phase") is "Running" && !pod.IsTerminating())
        {
            var budgets = Budgets(stored);
            if (budgets.Count > 1)
            {
                throw ApiErrors.Internal("This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.");
            }

            if (budgets.Count == 1 && !MayIgnore(budgets[0].ToJson(), pod))
            {
                Take(budgets[0], name, options.DryRun);
            }
        }

        // The mark is a change of its own: the version that the caller asked for is compared before it, and the deletion goes by the one after it.
        var marked = MarkTarget(stored, options);
        api.Delete(KnownResources.Pods, ns, name, options with
        {
            Uid = options.Uid ?? stored.Uid,
            ResourceVersion = options is { ResourceVersion: not null, DryRun: false } ? marked : options.ResourceVersion,
        });
    }

    private List<StoredObject> Budgets(StoredObject pod) =>
    [
        .. api.List(KnownResources.PodDisruptionBudgets, pod.Namespace).Items
            .Where(b => LabelSelector.From(b.ToJson().At("spec", "selector")).Matches(pod.Labels)),
    ];

    /// <summary>A pod that is not ready takes nothing from a healthy budget.</summary>
    private static bool MayIgnore(JsonObject budget, JsonObject pod)
    {
        if (pod.Items("status", "conditions").Any(c => c.Text("type") == "Ready" && c.Text("status") == "True"))
        {
            return false;
        }

        var desired = budget.Number("status", "desiredHealthy") ?? 0;
        return budget.Text("spec", "unhealthyPodEvictionPolicy") == "AlwaysAllow"
            || (desired > 0 && (budget.Number("status", "currentHealthy") ?? 0) >= desired);
    }

    private void Take(StoredObject budget, string podName, bool isDryRun)
    {
        var resource = KnownResources.PodDisruptionBudgets;
        var now = Timestamps.Format(api.Time.GetUtcNow());
        api.Edit(
            resource,
            budget.Namespace,
            budget.Name,
            json =>
            {
                Check(json);
                var status = json.ObjectAt("status");
                status["disruptionsAllowed"] = status.Number("disruptionsAllowed")!.Value - 1;
                status.ObjectAt("disruptedPods")[podName] = now;
            },
            new WriteOptions { FieldManager = "", Subresource = "status", DryRun = isDryRun });
    }

    private static void Check(JsonObject budget)
    {
        var name = budget.Name();
        if ((budget.Number("status", "observedGeneration") ?? 0) < (budget.Number("metadata", "generation") ?? 0))
        {
            throw ApiErrors.TooManyRequests(
                RefusedText,
                retryAfterSeconds: 10,
                new StatusCause("DisruptionBudget", $"The disruption budget {name} is still being processed by the server."));
        }

        if ((budget.Number("status", "disruptionsAllowed") ?? 0) <= 0)
        {
            var (desired, current) = (budget.Number("status", "desiredHealthy") ?? 0, budget.Number("status", "currentHealthy") ?? 0);
            throw ApiErrors.TooManyRequests(
                RefusedText,
                retryAfterSeconds: 0,
                new StatusCause("DisruptionBudget", FormattableString.Invariant($"The disruption budget {name} needs {desired} healthy pods and has {current} currently")));
        }
    }

    /// <returns>The pod's version after that.</returns>
    private string MarkTarget(StoredObject pod, DeleteOptions options)
    {
        var now = Timestamps.Format(api.Time.GetUtcNow());
        return api.Edit(
            KnownResources.Pods,
            pod.Namespace,
            pod.Name,
            json =>
            {
                if (options.Uid is { } uid && uid != json.Uid())
                {
                    throw ApiErrors.PreconditionFailed(KnownResources.Pods, pod.Name, "UID", uid, json.Uid());
                }

                var found = json.Text("metadata", "resourceVersion") ?? "";
                if (options.ResourceVersion is { } version && version != found)
                {
                    throw ApiErrors.PreconditionFailed(KnownResources.Pods, pod.Name, "ResourceVersion", version, found);
                }

                var conditions = json.ObjectAt("status").ArrayAt("conditions");
                if (!conditions.Items().Any(c => c.Text("type") == "DisruptionTarget" && c.Text("status") == "True"))
                {
                    conditions.Add(new JsonObject
                    {
                        ["type"] = "DisruptionTarget",
                        ["status"] = "True",
                        ["lastTransitionTime"] = now,
                        ["reason"] = "EvictionByEvictionAPI",
                        ["message"] = "Eviction API: evicting",
                    });
                }
            },
            new WriteOptions { FieldManager = "", Subresource = "status", DryRun = options.DryRun }).Revision.ToString(CultureInfo.InvariantCulture);
    }
}
