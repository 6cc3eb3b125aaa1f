using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Cluster.Actions;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Remediation;
using Xunit;

namespace Portal.Core.Tests.Remediation;

public sealed class ObjectDiffTests
{
    [Theory]
    [InlineData("""{"a":1,"b":2}""", """{"a":1,"b":3}""", "-b: 2\n+b: 3")]
    [InlineData("""{"m":{"f":["p","q"]}}""", """{"m":{"f":["q"]}}""", " m:\n   f:\n-  - p\n   - q")]
    [InlineData("""{"m":{"f":["x"]}}""", """{"m":{}}""", " m:\n-  f:\n-  - x")]
    [InlineData("""{"m":{"f":["x"]}}""", """{"m":{"f":[]}}""", " m:\n-  f:\n-  - x\n+  f: []")]
    [InlineData("""{"t":[{"key":"a","effect":"E"}]}""", """{"t":[{"key":"a","effect":"E"},{"key":"b","effect":"F"}]}""", " t:\n+- key: b\n+  effect: F")]
    [InlineData("""{"c":[{"name":"main","image":"x:1"}]}""", """{"c":[{"name":"main","image":"x:2"}]}""", " c:\n - name: main\n-  image: \"x:1\"\n+  image: \"x:2\"")]
    [InlineData("""{"a":"yes"}""", """{"a":"a: b # c"}""", "-a: \"yes\"\n+a: \"a: b # c\"")]
    [InlineData("""{"a":null}""", """{}""", "-a: null")]
    [InlineData("""{"a":{}}""", """{"a":{}}""", "")]
    public void Lines_OfAChange_AreItsYamlAndItsParents(string before, string after, string expected) =>
        Assert.Equal(expected, ObjectDiff.Lines(JsonNode.Parse(before), JsonNode.Parse(after)));

    [Fact]
    public void Lines_ControlCharacters_AreVisible() =>
        Assert.DoesNotContain(ObjectDiff.Lines(JsonNode.Parse("""{"a":"x"}"""), JsonNode.Parse("""{"a":"\u001b[31m\r\n"}""")).Replace("\n", "", StringComparison.Ordinal), char.IsControl);

    [Fact]
    public void Preview_ChangedEnvironmentAndSecrets_DoNotShowTheirValues()
    {
        var before = Parse("""{"kind":"Secret","metadata":{"uid":"u","managedFields":[1]},"data":{"p":"c2VudGluZWw="},"spec":{"containers":[{"name":"m","env":[{"name":"P","value":"sentinel"}]}]}}""");
        var after = Parse("""{"kind":"Secret","metadata":{"uid":"u","managedFields":[2],"finalizers":["x"]},"data":{"p":"c2VudGluZWwy"},"spec":{"containers":[{"name":"m","env":[{"name":"P","value":"sentinel2"}]}]}}""");

        Assert.Equal(" metadata:\n+  finalizers:\n+  - x", ObjectDiff.Preview(Delete(), before, after).Lines);
    }

    [Fact]
    public void Preview_DeletionThatAFinalizerHolds_IsNoRemoval()
    {
        var before = Parse("""{"kind":"Pod","metadata":{"uid":"u","deletionGracePeriodSeconds":30,"finalizers":["x"]}}""");
        var after = Parse("""{"kind":"Pod","metadata":{"uid":"u","deletionGracePeriodSeconds":0,"finalizers":["x"]}}""");

        var preview = ObjectDiff.Preview(Delete(), before, after);

        Assert.False(preview.Removed);
        Assert.Equal(" metadata:\n-  deletionGracePeriodSeconds: 30\n+  deletionGracePeriodSeconds: 0", preview.Lines);
    }

    [Theory]
    [InlineData("""{"kind":"Status","status":"Success","details":{"uid":"u"}}""")]
    [InlineData("""{"kind":"Pod","metadata":{"uid":"u","deletionGracePeriodSeconds":0}}""")]
    public void Preview_DeletionThatNothingHolds_ShowsTheObjectGoing(string answer)
    {
        var preview = ObjectDiff.Preview(Delete(), Parse("""{"kind":"Pod","metadata":{"uid":"u","deletionGracePeriodSeconds":30}}"""), Parse(answer));

        Assert.True(preview.Removed);
        Assert.Equal("-kind: Pod\n-metadata:\n-  name: db-0\n-  namespace: shop\n-  uid: u", preview.Lines);
    }

    private static ForceDeletePod Delete() => new() { Resource = KnownResources.Pods, Target = new ObjectReference("v1", "Pod", "shop", "db-0", "u"), ResourceVersion = "1" };

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement.Clone();
}
