using System.Text.Json.Nodes;
using Portal.Simulator.Objects;
using Portal.Simulator.Objects.Writing.Patches;
using Xunit;

namespace Portal.Simulator.Tests.Objects.Patches;

public sealed class StrategicMergePatchTests
{
    [Theory]
    [InlineData(
        "containers merge by name",
        """{"spec":{"containers":[{"name":"a","image":"1"},{"name":"b","image":"1"}]}}""",
        """{"spec":{"containers":[{"name":"b","image":"2"},{"name":"c","image":"1"}]}}""",
        """{"spec":{"containers":[{"name":"a","image":"1"},{"name":"b","image":"2"},{"name":"c","image":"1"}]}}""")]
    [InlineData(
        "an item is deleted by its key",
        """{"spec":{"containers":[{"name":"a"},{"name":"b"}]}}""",
        """{"spec":{"containers":[{"name":"a","$patch":"delete"}]}}""",
        """{"spec":{"containers":[{"name":"b"}]}}""")]
    [InlineData(
        "ports merge by containerPort inside a container",
        """{"spec":{"containers":[{"name":"a","ports":[{"containerPort":80,"name":"x"}]}]}}""",
        """{"spec":{"containers":[{"name":"a","ports":[{"containerPort":80,"name":"y"},{"containerPort":81}]}]}}""",
        """{"spec":{"containers":[{"name":"a","ports":[{"containerPort":80,"name":"y"},{"containerPort":81}]}]}}""")]
    [InlineData(
        "the order of elements is set",
        """{"spec":{"containers":[{"name":"a"},{"name":"b"}]}}""",
        """{"spec":{"$setElementOrder/containers":[{"name":"b"},{"name":"a"}],"containers":[{"name":"a","image":"2"}]}}""",
        """{"spec":{"containers":[{"name":"b"},{"name":"a","image":"2"}]}}""")]
    [InlineData(
        "a list is replaced by directive",
        """{"spec":{"containers":[{"name":"a"},{"name":"b"}]}}""",
        """{"spec":{"containers":[{"$patch":"replace"},{"name":"c"}]}}""",
        """{"spec":{"containers":[{"name":"c"}]}}""")]
    [InlineData(
        "tolerations have no key and are replaced",
        """{"spec":{"tolerations":[{"key":"a"},{"key":"b"}]}}""",
        """{"spec":{"tolerations":[{"key":"c"}]}}""",
        """{"spec":{"tolerations":[{"key":"c"}]}}""")]
    [InlineData(
        "finalizers are a set",
        """{"metadata":{"finalizers":["a/x","b/x"]}}""",
        """{"metadata":{"$deleteFromPrimitiveList/finalizers":["a/x"],"finalizers":["c/x"]}}""",
        """{"metadata":{"finalizers":["b/x","c/x"]}}""")]
    [InlineData(
        "other keys of a union go with retainKeys",
        """{"spec":{"volumes":[{"name":"v","emptyDir":{}}]}}""",
        """{"spec":{"volumes":[{"name":"v","$retainKeys":["name","hostPath"],"hostPath":{"path":"/x"}}]}}""",
        """{"spec":{"volumes":[{"name":"v","hostPath":{"path":"/x"}}]}}""")]
    [InlineData(
        "null removes",
        """{"metadata":{"labels":{"a":"1","b":"2"}}}""",
        """{"metadata":{"labels":{"a":null}}}""",
        """{"metadata":{"labels":{"b":"2"}}}""")]
    public void Apply_Patch_GivesWhatTheServerGives(string rule, string target, string patch, string expected)
    {
        var result = StrategicMergePatch.Apply(KnownResources.Pods, JsonNode.Parse(target)!.AsObject(), JsonNode.Parse(patch)!.AsObject());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), result), $"{rule}: {result.ToJsonString()}");
    }

    [Fact]
    public void Apply_ItemWithoutItsKey_IsABadRequest()
    {
        var target = JsonNode.Parse("""{"spec":{"containers":[{"name":"a"}]}}""")!.AsObject();
        var patch = JsonNode.Parse("""{"spec":{"containers":[{"image":"2"}]}}""")!.AsObject();
        Assert.Equal(400, Assert.Throws<ApiException>(() => StrategicMergePatch.Apply(KnownResources.Pods, target, patch)).Code);
    }
}
