using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Portal.Simulator.Controllers.Kubelet;
using Portal.Simulator.Controllers.Workloads;
using Portal.Simulator.Objects;
using Portal.Simulator.Scenarios;

namespace Portal.Simulator.Seeding;

/// <summary>
/// Fills a cluster with nodes and with workloads whose pods run on them, all at once and in the state that the controllers would have reached:
/// nothing is started, so that thousands of pods are there within a second or two. From then on they live like any other.
/// </summary>
public sealed class ClusterSeeder(ObjectImporter importer)
{
    private readonly PodAddresses _addresses = new();

    /// <summary>Adds nodes, each with that many running pods.</summary>
    public void Seed(int nodes, int podsPerNode)
    {
        var now = importer.Now;
        var there = new List<JsonObject>(nodes);
        for (var number = 0; number < nodes; number++)
        {
            var node = NodePlan.Of(number).Build(now - TimeSpan.FromDays(41) - TimeSpan.FromMinutes(number * 7 % 600), now);
            importer.Import(KnownResources.Nodes, node, frozen: false);
            there.Add(node);
        }

        var daemons = WorkloadPlan.OnEachNode(podsPerNode);
        foreach (var plan in daemons)
        {
            Place(plan, there);
        }

        var next = 0;
        foreach (var plan in WorkloadPlan.Together(nodes * Math.Max(0, podsPerNode - daemons.Count)))
        {
            Place(plan, [.. Enumerable.Range(next, plan.Replicas).Select(slot => there[slot % there.Count])]);
            next += plan.Replicas;
        }
    }

    private void Place(WorkloadPlan plan, List<JsonObject> nodes)
    {
        importer.ImportNamespace(plan.Namespace);
        // Older workloads first, each some hours younger than the one before; always the same for the same name.
        var age = TimeSpan.FromHours(3 + (plan.Name.Sum(letter => letter) * 13 % 900));
        var created = importer.Now - age;
        var workload = WorkloadObjects.Workload(plan, created);
        importer.Admit(plan.Resource, workload);
        var hash = PodTemplates.Hash(workload.At("spec", "template"));
        var revision = plan.Resource == KnownResources.StatefulSets ? plan.Name + "-" + hash : hash;
        workload["status"] = WorkloadObjects.Status(plan, nodes.Count, revision, created);
        if (plan.Resource == KnownResources.Deployments)
        {
            workload.Metadata()["annotations"] = new JsonObject { ["deployment.kubernetes.io/revision"] = "1" };
        }

        if (!importer.Import(plan.Resource, workload, frozen: false))
        {
            return;
        }

        var (resource, owner) = (plan.Resource, workload);
        if (plan.Resource == KnownResources.Deployments)
        {
            (resource, owner) = (KnownResources.ReplicaSets, WorkloadObjects.ReplicaSet(workload, hash, created));
            importer.Import(resource, owner, frozen: false);
        }

        for (var ordinal = 0; ordinal < nodes.Count; ordinal++)
        {
            ImportPod(resource, owner, revision, ordinal, nodes[ordinal], created + TimeSpan.FromSeconds(ordinal));
        }
    }

    private void ImportPod(ResourceDefinition resource, JsonObject owner, string revision, int ordinal, JsonObject node, DateTimeOffset started)
    {
        var number = ordinal.ToString(CultureInfo.InvariantCulture);
        var pod = resource == KnownResources.StatefulSets
            ? PodTemplates.Build(resource, owner, owner.Name() + "-" + number, ("apps.kubernetes.io/pod-index", number),
                ("controller-revision-hash", revision), ("statefulset.kubernetes.io/pod-name", owner.Name() + "-" + number))
            : resource == KnownResources.DaemonSets
                ? DaemonSetController.BuildPod(owner, node.Name(), revision)
                : PodTemplates.Build(resource, owner, null);
        if (pod.Name().Length == 0)
        {
            pod.Metadata()["name"] = pod.Text("metadata", "generateName") + RandomNumberGenerator.GetString("bcdfghjklmnpqrstvwxz2456789", 5);
        }

        importer.Admit(KnownResources.Pods, pod);
        RunningPod.Apply(pod, node, _addresses.Next(node), started);
        importer.Import(KnownResources.Pods, pod, frozen: false);
    }
}
