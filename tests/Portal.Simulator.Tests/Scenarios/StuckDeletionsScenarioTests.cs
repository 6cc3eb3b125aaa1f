using Portal.Simulator.Objects;
using Portal.Simulator.Scenarios;
using Portal.Simulator.Tests.Controllers;
using Portal.Testing;
using Xunit;

namespace Portal.Simulator.Tests.Scenarios;

/// <summary>The scenario of stuck deletions of every kind in the living cluster: it stays as it is until somebody acts, and then reacts as a real one.</summary>
public sealed class StuckDeletionsScenarioTests
{
    private readonly SimulatedClusterRun _run = new();

    public StuckDeletionsScenarioTests() =>
        new ScenarioLoader(_run.Importer).Load(File.ReadAllText(RepositoryRoot.Path("src/Portal.Problems/PodStuckTerminating/scenario.deletions.yaml")));

    [Fact]
    public void Load_EightHoursOfLife_WhatIsStuckStaysStuck()
    {
        _run.Advance(TimeSpan.FromHours(8));

        Assert.NotNull(_run.Get(KnownResources.Namespaces, "legacy-crm"));
        Assert.NotNull(_run.Get(KnownResources.Deployments, "wishlist", "crm"));
        Assert.Contains(_run.List(KnownResources.Pods, "crm"), static pod => pod.IsTerminating());
        Assert.Single(_run.List(KnownResources.VolumeAttachments, null));
    }

    [Fact]
    public void Restart_OfTheOperator_BringsANewLeaderThatRenewsTheLease()
    {
        var old = _run.List(KnownResources.Pods, "queues").Single().Name();
        _run.Api.Edit(KnownResources.Deployments, "queues", "queue-operator", static json =>
            json.ObjectAt("spec").ObjectAt("template").ObjectAt("metadata").ObjectAt("annotations")["kubectl.kubernetes.io/restartedAt"] = "2026-03-18T03:00:01Z");

        _run.AdvanceUntil(() => _run.List(KnownResources.Pods, "queues").All(pod => pod.Name() != old), TimeSpan.FromSeconds(35));

        var next = Assert.Single(_run.List(KnownResources.Pods, "queues"));
        Assert.StartsWith(next.Name() + "_", _run.Get(KnownResources.Leases, "queue-operator", "queues").Text("spec", "holderIdentity"), StringComparison.Ordinal);
    }

    [Fact]
    public void Delete_OfTheAttachment_IsFinishedByTheDriver()
    {
        var attachment = _run.List(KnownResources.VolumeAttachments, null).Single();
        _run.Api.Delete(KnownResources.VolumeAttachments, "", attachment.Name());

        _run.AdvanceUntil(() => _run.List(KnownResources.VolumeAttachments, null).Count == 0, TimeSpan.FromSeconds(10));
    }
}
