using System.Text.Json.Nodes;
using Portal.Simulator.Objects;
using Portal.Simulator.Objects.Writing.Patches;
using Xunit;

namespace Portal.Simulator.Tests.Objects.Patches;

public sealed class JsonPatchTests
{
    [Theory]
    [InlineData("""[{"op":"add","path":"/a/-","value":3}]""", """{"a":[1,2,3],"b":{"c/d":"x"}}""")]
    [InlineData("""[{"op":"add","path":"/a/0","value":0}]""", """{"a":[0,1,2],"b":{"c/d":"x"}}""")]
    [InlineData("""[{"op":"remove","path":"/a/1"}]""", """{"a":[1],"b":{"c/d":"x"}}""")]
    [InlineData("""[{"op":"replace","path":"/b/c~1d","value":"y"}]""", """{"a":[1,2],"b":{"c/d":"y"}}""")]
    [InlineData("""[{"op":"move","from":"/a","path":"/z"}]""", """{"b":{"c/d":"x"},"z":[1,2]}""")]
    [InlineData("""[{"op":"copy","from":"/a/0","path":"/z"}]""", """{"a":[1,2],"b":{"c/d":"x"},"z":1}""")]
    [InlineData("""[{"op":"test","path":"/a","value":[1,2]},{"op":"remove","path":"/b"}]""", """{"a":[1,2]}""")]
    public void Apply_Operation_ChangesTheDocument(string operations, string expected)
    {
        var result = JsonPatch.Apply(Document(), JsonNode.Parse(operations)!.AsArray());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), result), result.ToJsonString());
    }

    [Theory]
    [InlineData("""[{"op":"test","path":"/a/0","value":2}]""")]
    [InlineData("""[{"op":"remove","path":"/none"}]""")]
    [InlineData("""[{"op":"replace","path":"/none","value":1}]""")]
    [InlineData("""[{"op":"add","path":"/none/x","value":1}]""")]
    [InlineData("""[{"op":"add","path":"/a/7","value":1}]""")]
    [InlineData("""[{"op":"remove","path":"/a/-1"}]""")]
    [InlineData("""[{"op":"add","path":"nopointer","value":1}]""")]
    public void Apply_OperationThatCannotBeDone_RefusesThePatch(string operations)
    {
        var refused = Assert.Throws<ApiException>(() => JsonPatch.Apply(Document(), JsonNode.Parse(operations)!.AsArray()));
        Assert.Equal((422, "Invalid"), (refused.Code, refused.Reason));
    }

    private static JsonNode Document() => JsonNode.Parse("""{"a":[1,2],"b":{"c/d":"x"}}""")!;
}
