using Portal.Simulator.Controllers;
using Portal.Simulator.Objects;
using Xunit;

namespace Portal.Simulator.Tests.Controllers;

public sealed class DeletionTests
{
    private const string Deployment = """
        {"metadata":{"name":"web"},"spec":{"replicas":2,"selector":{"matchLabels":{"app":"web"}},
         "template":{"metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"name":"main","image":"web"}]}}}}
        """;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void Delete_Background_EverythingBelowGoes()
    {
        var run = Deployed();
        run.Api.Delete(KnownResources.Deployments, "test", "web", new DeleteOptions { Propagation = PropagationPolicy.Background });
        Assert.Null(run.Get(KnownResources.Deployments, "web"));
        run.Advance(Minute);

        Assert.Empty(run.List(KnownResources.ReplicaSets));
        Assert.Empty(run.List(KnownResources.Pods));
    }

    [Fact]
    public void Delete_Foreground_OwnersGoLast()
    {
        var run = Deployed();
        run.Api.Delete(KnownResources.Deployments, "test", "web", new DeleteOptions { Propagation = PropagationPolicy.Foreground });
        run.Controllers.Drain();
        Assert.Equal("foregroundDeletion", Assert.Single(run.Get(KnownResources.Deployments, "web")!.Texts("metadata", "finalizers")));
        Assert.All(run.List(KnownResources.Pods), pod => Assert.True(pod.IsTerminating()));
        run.Advance(Minute);

        Assert.Null(run.Get(KnownResources.Deployments, "web"));
        var order = new[] { KnownResources.Pods, KnownResources.ReplicaSets, KnownResources.Deployments }
            .Select(resource => long.Parse(run.History(resource).Last(e => e.Type == "DELETED").Object.Text("metadata", "resourceVersion")!, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(order.Order(), order);
    }

    [Fact]
    public void Delete_Orphan_DependentsStayWithoutReference()
    {
        var run = Deployed();
        run.Api.Delete(KnownResources.Deployments, "test", "web", new DeleteOptions { Propagation = PropagationPolicy.Orphan });
        run.Advance(Minute);

        Assert.Null(run.Get(KnownResources.Deployments, "web"));
        Assert.Null(Assert.Single(run.List(KnownResources.ReplicaSets)).At("metadata", "ownerReferences"));
        Assert.Equal(2, run.List(KnownResources.Pods).Count);
    }

    [Fact]
    public void Create_OwnerThatIsNotThere_ObjectIsCollected()
    {
        var run = new SimulatedClusterRun(nodes: "node-1");
        run.Create(KnownResources.ConfigMaps, """
            {"metadata":{"name":"lost","ownerReferences":[{"apiVersion":"apps/v1","kind":"Deployment","name":"web","uid":"00000000-0000-4000-8000-000000000000"}]}}
            """);
        run.Advance(TimeSpan.FromSeconds(5));

        Assert.Null(run.Get(KnownResources.ConfigMaps, "lost"));
    }

    [Fact]
    public void Delete_NamespaceWithHeldContent_SaysWhyAsRecordedAndGoesWhenItIsReleased()
    {
        var run = Deployed();
        run.Create(KnownResources.ConfigMaps, """{"metadata":{"name":"held","finalizers":["example.com/hold"]}}""");
        run.Api.Delete(KnownResources.Namespaces, "", "test");
        run.Advance(2 * Minute);

        var stuck = run.Get(KnownResources.Namespaces, "test")!;
        Assert.Equal("Some resources are remaining: configmaps. has 1 resource instances", stuck.Condition("NamespaceContentRemaining").Text("message"));
        Assert.Equal("Some content in the namespace has finalizers remaining: example.com/hold in 1 resource instances",
            stuck.Condition("NamespaceFinalizersRemaining").Text("message"));
        Assert.Equal(
            ["NamespaceDeletionDiscoveryFailure", "NamespaceDeletionGroupVersionParsingFailure", "NamespaceDeletionContentFailure", "NamespaceContentRemaining", "NamespaceFinalizersRemaining"],
            stuck.Items("status", "conditions").Select(condition => condition.Text("type")));
        run.Api.Edit(KnownResources.ConfigMaps, "test", "held", json => json.Metadata().Remove("finalizers"));
        run.Advance(TimeSpan.FromSeconds(5));

        Assert.Null(run.Get(KnownResources.Namespaces, "test"));
    }

    [Fact]
    public void Delete_NamespaceWithBrokenApiService_StaysUntilItIsRepaired()
    {
        var run = new SimulatedClusterRun();
        run.Create(KnownResources.ApiServices, """{"metadata":{"name":"v1beta1.metrics.k8s.io"},"spec":{"group":"metrics.k8s.io","version":"v1beta1"}}""");
        run.Api.Edit(KnownResources.ApiServices, "", "v1beta1.metrics.k8s.io", json => json.ObjectAt("status").ArrayAt("conditions")
            .Add(new System.Text.Json.Nodes.JsonObject { ["type"] = "Available", ["status"] = "False" }), new WriteOptions { Subresource = "status" });
        run.Api.Delete(KnownResources.Namespaces, "", "test");
        run.Advance(Minute);
        Assert.Equal("DiscoveryFailed", run.Get(KnownResources.Namespaces, "test")!.Condition("NamespaceDeletionDiscoveryFailure").Text("reason"));
        run.Api.Delete(KnownResources.ApiServices, "", "v1beta1.metrics.k8s.io");
        run.Advance(TimeSpan.FromSeconds(5));

        Assert.Null(run.Get(KnownResources.Namespaces, "test"));
    }

    [Fact]
    public void Drain_NewNamespace_HasItsServiceAccountAndGetsItBack()
    {
        var run = new SimulatedClusterRun(new ControllerOptions { RootCertificate = "pem" });
        run.Controllers.Drain();
        Assert.Equal("pem", run.Get(KnownResources.ConfigMaps, "kube-root-ca.crt").Text("data", "ca.crt"));
        run.Api.Delete(KnownResources.ServiceAccounts, "test", "default");
        run.Controllers.Drain();

        Assert.NotNull(run.Get(KnownResources.ServiceAccounts, "default"));
    }

    private static SimulatedClusterRun Deployed()
    {
        var run = new SimulatedClusterRun(nodes: "node-1");
        run.Create(KnownResources.Deployments, Deployment);
        run.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(2, run.Get(KnownResources.Deployments, "web")!.Number("status", "availableReplicas"));
        return run;
    }
}
