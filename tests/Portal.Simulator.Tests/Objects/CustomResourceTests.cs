using System.Text.Json.Nodes;
using Portal.Simulator.Objects;
using Xunit;

namespace Portal.Simulator.Tests.Objects;

public sealed class CustomResourceTests
{
    private readonly TestCluster _cluster = new();

    [Fact]
    public void Create_Definition_ServesItsKind()
    {
        Define();
        var widgets = _cluster.Api.Resources.Find("example.com", "v1", "widgets")!;
        var stored = _cluster.Api.Create(widgets, "default", JsonNode.Parse("""{"metadata":{"name":"w"},"spec":{"size":3},"status":{"x":1}}""")!.AsObject()).ToJson();
        Assert.Equal(3, stored.Number("spec", "size"));
        Assert.Null(stored["status"]);
        Assert.Same(widgets, _cluster.Api.Resources.FindKind("example.com/v1", "Widget"));
    }

    [Fact]
    public void UpdateStatus_CustomObject_ChangesNothingElse()
    {
        Define();
        var widgets = _cluster.Api.Resources.Find("example.com", "v1", "widgets")!;
        var widget = _cluster.Api.Create(widgets, "default", JsonNode.Parse("""{"metadata":{"name":"w"},"spec":{"size":3}}""")!.AsObject()).ToJson();
        widget.ObjectAt("spec")["size"] = 4;
        widget.ObjectAt("status")["ready"] = true;
        widget.Metadata()["labels"] = new JsonObject { ["a"] = "b" };
        var stored = _cluster.Api.UpdateStatus(widgets, "default", "w", widget).ToJson();
        Assert.Equal((3L, 1L), (stored.Number("spec", "size"), stored.Number("metadata", "generation")));
        Assert.True(stored.IsTrue("status", "ready"));
        Assert.Null(stored.At("metadata", "labels"));
    }

    [Fact]
    public void Delete_DefinitionWithObjects_DeletesThemAndGoesWithTheLast()
    {
        Define();
        var widgets = _cluster.Api.Resources.Find("example.com", "v1", "widgets")!;
        _cluster.Api.Create(widgets, "default", JsonNode.Parse("""{"metadata":{"name":"free"}}""")!.AsObject());
        _cluster.Api.Create(widgets, "default", JsonNode.Parse("""{"metadata":{"name":"held","finalizers":["example.com/hold"]}}""")!.AsObject());

        _cluster.Api.Delete(KnownResources.CustomResourceDefinitions, "", "widgets.example.com");
        Assert.Null(_cluster.Api.Find(widgets, "default", "free"));
        Assert.True(_cluster.Api.Get(widgets, "default", "held").ToJson().IsTerminating());
        var definition = _cluster.Api.Get(KnownResources.CustomResourceDefinitions, "", "widgets.example.com").ToJson();
        Assert.Equal(("Terminating", "InstanceDeletionInProgress"), definition.Items("status", "conditions").Select(c => (c.Text("type"), c.Text("reason"))).Last());

        _cluster.Api.Edit(widgets, "default", "held", w => w.Metadata().Remove("finalizers"));
        Assert.Null(_cluster.Api.Find(KnownResources.CustomResourceDefinitions, "", "widgets.example.com"));
        Assert.Null(_cluster.Api.Resources.Find("example.com", "v1", "widgets"));
    }

    private void Define() => _cluster.Api.Create(KnownResources.CustomResourceDefinitions, "", JsonNode.Parse("""
        {"metadata":{"name":"widgets.example.com"},"spec":{"group":"example.com","scope":"Namespaced",
         "names":{"plural":"widgets","kind":"Widget","shortNames":["wd"]},
         "versions":[{"name":"v1","served":true,"storage":true,"subresources":{"status":{}},
           "schema":{"openAPIV3Schema":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}}]}}
        """)!.AsObject());
}
