using System.Text.Json.Nodes;
using Portal.Simulator.Objects;
using Xunit;

namespace Portal.Simulator.Tests.Objects;

public sealed class ServerSideApplyTests
{
    private readonly TestCluster _cluster = new();

    [Fact]
    public void Apply_FieldLeftOut_IsRemovedWhenNobodyElseOwnsIt()
    {
        Apply("one", """{"data":{"a":"1","b":"2"}}""");
        Apply("two", """{"data":{"b":"2"}}""");
        var map = Apply("one", """{"data":{"c":"3"}}""");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"b":"2","c":"3"}"""), map["data"]), map.ToJsonString());
    }

    [Fact]
    public void Apply_ValueThatAnotherOwns_ConflictsUnlessForced()
    {
        Apply("one", """{"data":{"a":"1"}}""");
        var refused = Assert.Throws<ApiException>(() => Apply("two", """{"data":{"a":"2"}}"""));
        Assert.Equal("Apply failed with 1 conflict: conflict with \"one\": .data.a", refused.Message);
        Assert.Equal("2", Apply("two", """{"data":{"a":"2"}}""", force: true).Text("data", "a"));

        // The loser owns nothing any more: it conflicts in turn.
        Assert.Throws<ApiException>(() => Apply("one", """{"data":{"a":"1"}}"""));
    }

    [Fact]
    public void Apply_SameValueAsAnother_SharesIt()
    {
        Apply("one", """{"data":{"a":"1"}}""");
        var map = Apply("two", """{"data":{"a":"1"}}""");
        Assert.Equal(["one", "two"], map.Items("metadata", "managedFields").Select(m => m.Text("manager")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Apply_ContainerOfAnother_IsLeftAlone()
    {
        var deployment = JsonNode.Parse("""
            {"metadata":{"name":"d"},"spec":{"selector":{"matchLabels":{"a":"b"}},"template":{"metadata":{"labels":{"a":"b"}},
             "spec":{"containers":[{"name":"main","image":"v1"}]}}}}
            """)!.AsObject();
        _cluster.Api.Create(KnownResources.Deployments, "default", deployment);
        var stored = _cluster.Api.Patch(
            KnownResources.Deployments,
            "default",
            "d",
            PatchType.Apply,
            JsonNode.Parse("""{"spec":{"template":{"spec":{"containers":[{"name":"side","image":"s1"}]}}}}""")!,
            new WriteOptions { FieldManager = "mesh" }).ToJson();
        Assert.Equal(["main", "side"], stored.Items("spec", "template", "spec", "containers").Select(c => c.Text("name")));
    }

    [Fact]
    public void Edit_FieldThatAnApplierOwns_TakesItOver()
    {
        Apply("one", """{"data":{"a":"1"}}""");
        _cluster.Api.Edit(KnownResources.ConfigMaps, "default", "m", m => m.ObjectAt("data")["a"] = "9", new WriteOptions { FieldManager = "editor" });
        var refused = Assert.Throws<ApiException>(() => Apply("one", """{"data":{"a":"1"}}"""));
        Assert.StartsWith("Apply failed with 1 conflict: conflict with \"editor\" using v1 at 2026-01-01T00:00:00Z: .data.a", refused.Message, StringComparison.Ordinal);
    }

    private JsonObject Apply(string manager, string json, bool force = false) => _cluster.Api.Patch(
        KnownResources.ConfigMaps,
        "default",
        "m",
        PatchType.Apply,
        JsonNode.Parse(json)!,
        new WriteOptions { FieldManager = manager, Force = force }).ToJson();
}
