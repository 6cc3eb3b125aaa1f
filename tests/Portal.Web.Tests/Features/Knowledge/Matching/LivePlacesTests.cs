using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Nodes;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Watching;
using Portal.Web.Components.States;
using Portal.Web.Features.Knowledge.Matching;
using Xunit;

namespace Portal.Web.Tests.Features.Knowledge.Matching;

public sealed class LivePlacesTests
{
    private static readonly WatchStatus Seen = new(WatchState.Synced, null, null, 2);

    [Fact]
    public void Of_APodByNamespaceAndName_IsFoundInEachClusterThatHasIt()
    {
        var places = LivePlaces.Of(new NamedObject("Pod", "shop", "web-1", "", ""), [View("a", Seen), View("b", Seen)]);

        Assert.Equal([("a", HealthState.Warning, "Running"), ("b", HealthState.Warning, "Running")], places.Select(static place => (place.Cluster, place.Health, place.Status)));
    }

    [Fact]
    public void Of_TheClusterIsNamed_LooksOnlyThere() =>
        Assert.Equal(["b"], LivePlaces.Of(new NamedObject("Pod", "shop", "web-1", "", "b"), [View("a", Seen), View("b", Seen)]).Select(static place => place.Cluster));

    [Fact]
    public void Of_ANameWithoutItsNamespace_IsEveryPodOfThatName() =>
        Assert.Equal(["other", "shop"], LivePlaces.Of(new NamedObject("Pod", "", "web-1", "", ""), [View("a", Seen)]).Select(static place => place.Namespace));

    [Fact]
    public void Of_AUid_IsThatPodOnly() =>
        Assert.Equal("other", Assert.Single(LivePlaces.Of(new NamedObject("Pod", "", "", "u2", ""), [View("a", Seen)])).Namespace);

    [Fact]
    public void Of_ANodeThatIsSilent_IsNotReadyAndUnknown()
    {
        var place = Assert.Single(LivePlaces.Of(new NamedObject("Node", "", "n1", "", ""), [View("a", Seen)]));

        Assert.Equal((HealthState.Unknown, "NotReady, SchedulingDisabled"), (place.Health, place.Status));
    }

    [Fact]
    public void Of_AClusterThatIsNotSeen_IsStaleWhateverItSaidLast() =>
        Assert.Equal(HealthState.Stale, Assert.Single(LivePlaces.Of(new NamedObject("Node", "", "n1", "", ""), [View("a", Seen with { State = WatchState.Unreachable })])).Health);

    [Fact]
    public void Of_WhatIsGone_IsNowhere() => Assert.Empty(LivePlaces.Of(new NamedObject("Pod", "shop", "web-9", "", ""), [View("a", Seen)]));

    [Fact]
    public void Of_AWatchedObject_LeadsToItsPage() =>
        Assert.Equal("/clusters/a/pods/shop/web-1", Assert.Single(LivePlaces.Of(new NamedObject("Pod", "shop", "web-1", "", ""), [View("a", Seen)])).Path);

    [Fact]
    public void Of_AKindThatIsNotWatched_IsALinkThatAsksEachCluster()
    {
        var ingress = new NamedObject("Ingress", "shop", "web", "", "");
        var places = LivePlaces.Of(ingress, [View("a", Seen), View("b", Seen)]);

        Assert.Equal(
            [("/clusters/a/objects/networking.k8s.io/v1/ingresses/shop/web", false), ("/clusters/b/objects/networking.k8s.io/v1/ingresses/shop/web", false)],
            places.Select(static place => (place.Path!, place.IsKnown)));
        Assert.False(LivePlaces.IsWatched(ingress));
        Assert.Empty(LivePlaces.Of(ingress with { Namespace = "" }, [View("a", Seen)]));
        Assert.Empty(LivePlaces.Of(ingress with { Name = "../x" }, [View("a", Seen)]));
    }

    private static ClusterView View(string cluster, WatchStatus status) => new()
    {
        Cluster = cluster,
        Pods = new ResourceSnapshot<Pod>(KnownResources.Pods, [Pod("shop", "u1"), Pod("other", "u2")], status),
        Nodes = new ResourceSnapshot<Node>(
            KnownResources.Nodes,
            [new Node { Metadata = new ObjectMeta { Name = "n1", Uid = "n" }, Unschedulable = true, Conditions = [new Condition("Ready", "Unknown", "NodeStatusUnknown", "", null, null)] }],
            status),
    };

    private static Pod Pod(string @namespace, string uid) => new() { Metadata = new ObjectMeta { Namespace = @namespace, Name = "web-1", Uid = uid }, Phase = "Running" };
}
