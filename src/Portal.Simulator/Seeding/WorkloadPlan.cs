using System.Globalization;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Seeding;

/// <summary>One workload that the seeding makes.</summary>
/// <param name="Resource">Deployments, statefulsets or daemonsets.</param>
/// <param name="Namespace">Where.</param>
/// <param name="Name">Its name.</param>
/// <param name="Image">Its image.</param>
/// <param name="Replicas">Pods wanted; a DaemonSet has one on each node.</param>
public sealed record WorkloadPlan(ResourceDefinition Resource, string Namespace, string Name, string Image, int Replicas)
{
    private static readonly (string Namespace, string[] Names)[] Applications =
    [
        ("shop", ["checkout", "cart", "catalog", "search", "recommendations", "frontend"]),
        ("payments", ["api", "ledger", "fraud-check", "settlement"]),
        ("logistics", ["tracking", "dispatch", "routes", "warehouse-sync"]),
        ("identity", ["login", "tokens", "profiles"]),
        ("analytics", ["collector", "aggregator", "reports", "exporter"]),
    ];

    private static readonly (string Namespace, string Name)[] Databases =
    [
        ("shop", "orders-db"), ("payments", "ledger-db"), ("logistics", "geo-db"), ("identity", "users-db"), ("analytics", "events-store"),
    ];

    /// <summary>The DaemonSets that each node runs, as far as the number of pods on a node allows.</summary>
    public static IReadOnlyList<WorkloadPlan> OnEachNode(int podsPerNode) =>
    [
        .. new[]
        {
            new WorkloadPlan(KnownResources.DaemonSets, "kube-system", "node-agent", "registry.example.com/platform/node-agent:2.4.1", 0),
            new WorkloadPlan(KnownResources.DaemonSets, "logging", "log-shipper", "registry.example.com/platform/log-shipper:3.1.0", 0),
        }.Take(Math.Clamp(podsPerNode - 1, 0, 2)),
    ];

    /// <summary>Deployments and StatefulSets of different sizes that together have that many pods.</summary>
    public static IEnumerable<WorkloadPlan> Together(int pods)
    {
        var used = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var number = 0; pods > 0; number++)
        {
            var plan = number % 5 == 3 ? Database(number / 5, pods) : Application(number, pods);
            var key = plan.Namespace + "/" + plan.Name;
            var times = used[key] = used.GetValueOrDefault(key) + 1;
            pods -= plan.Replicas;
            yield return times == 1 ? plan : plan with { Name = string.Create(CultureInfo.InvariantCulture, $"{plan.Name}-{times}") };
        }
    }

    private static WorkloadPlan Database(int number, int pods)
    {
        var (ns, name) = Databases[number % Databases.Length];
        return new(KnownResources.StatefulSets, ns, name, $"registry.example.com/data/{name}:16.4", Math.Min(pods, 3));
    }

    private static WorkloadPlan Application(int number, int pods)
    {
        var (ns, names) = Applications[number % Applications.Length];
        var name = names[number / Applications.Length % names.Length];
        var image = string.Create(CultureInfo.InvariantCulture, $"registry.example.com/{ns}/{name}:1.{number % 9}.{number % 4}");
        return new(KnownResources.Deployments, ns, name, image, Math.Min(pods, 2 + (number * 7 % 29)));
    }
}
