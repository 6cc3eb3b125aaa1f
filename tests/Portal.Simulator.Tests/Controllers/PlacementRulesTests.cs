using System.Text.Json.Nodes;
using Portal.Simulator.Controllers.Nodes;
using Portal.Simulator.Controllers.Scheduling;
using Portal.Simulator.Controllers.Workloads;
using Xunit;

namespace Portal.Simulator.Tests.Controllers;

public sealed class PlacementRulesTests
{
    private const string Unreachable = """{"spec":{"taints":[{"key":"node.kubernetes.io/unreachable","effect":"NoSchedule"},{"key":"node.kubernetes.io/unreachable","effect":"NoExecute"}]}}""";

    [Theory]
    [InlineData("""[]""", 0)]
    [InlineData("""[{"operator":"Exists"}]""", null)]
    [InlineData("""[{"key":"node.kubernetes.io/unreachable","operator":"Exists","effect":"NoExecute","tolerationSeconds":300}]""", 300)]
    [InlineData("""[{"operator":"Exists","tolerationSeconds":300},{"key":"node.kubernetes.io/unreachable","operator":"Exists","tolerationSeconds":10}]""", 10)]
    [InlineData("""[{"key":"node.kubernetes.io/unreachable","operator":"Exists","effect":"NoSchedule"}]""", 0)]
    [InlineData("""[{"key":"node.kubernetes.io/unreachable","operator":"Equal","value":"x"}]""", 0)]
    [InlineData("""[{"key":"node.kubernetes.io/unreachable","operator":"Exists","tolerationSeconds":-5}]""", 0)]
    public void TimeLeft_UnreachableNode_IsTheShortestToleration(string tolerations, int? seconds)
    {
        var pod = Json($$$"""{"spec":{"tolerations":{{{tolerations}}}}}""");

        Assert.Equal(seconds is null ? null : TimeSpan.FromSeconds(seconds.Value), Tolerations.TimeLeft(pod, Json(Unreachable)));
    }

    [Theory]
    [InlineData("250m", "0.25")]
    [InlineData("2", "2")]
    [InlineData("1Gi", "1073741824")]
    [InlineData("1e3", "1000")]
    [InlineData("1k", "1000")]
    [InlineData("", "0")]
    [InlineData("many", "0")]
    public void Parse_Quantity_IsItsAmount(string text, string amount)
        => Assert.Equal(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), Quantity.Parse(text));

    [Theory]
    [InlineData("In", "[\"a\",\"b\"]", true)]
    [InlineData("NotIn", "[\"a\"]", false)]
    [InlineData("Exists", "[]", true)]
    [InlineData("DoesNotExist", "[]", false)]
    [InlineData("Gt", "[\"1\"]", false)]
    [InlineData("Nonsense", "[\"a\"]", false)]
    public void Matches_Requirement_HoldsForTheLabel(string op, string values, bool expected)
    {
        var selector = Json($$$"""{"nodeSelectorTerms":[{"matchExpressions":[{"key":"zone","operator":"{{{op}}}","values":{{{values}}}}]}]}""");

        Assert.Equal(expected, NodeSelectorTerms.Matches(selector, Json("""{"metadata":{"name":"n","labels":{"zone":"a"}}}""")));
    }

    [Theory]
    [InlineData("\"25%\"", "\"25%\"", 10, 3, 2)]
    [InlineData("0", "0", 10, 0, 1)]
    [InlineData("2", "\"50%\"", 3, 2, 1)]
    [InlineData("null", "null", 4, 1, 1)]
    public void Of_Strategy_RoundsSurgeUpAndUnavailableDown(string surge, string unavailable, int replicas, int expectedSurge, int expectedUnavailable)
    {
        var deployment = Json("""{"spec":{"strategy":{"rollingUpdate":{"maxSurge":SURGE,"maxUnavailable":UNAVAILABLE}}}}"""
            .Replace("UNAVAILABLE", unavailable, StringComparison.Ordinal).Replace("SURGE", surge, StringComparison.Ordinal));

        Assert.Equal(new Rollout(expectedSurge, expectedUnavailable), Rollout.Of(deployment, replicas));
    }

    [Fact]
    public void Hash_OrderOfKeys_DoesNotMatter()
    {
        Assert.Equal(PodTemplates.Hash(Json("""{"a":1,"b":{"c":2,"d":3}}""")), PodTemplates.Hash(Json("""{"b":{"d":3,"c":2},"a":1}""")));
        Assert.NotEqual(PodTemplates.Hash(Json("""{"a":1}""")), PodTemplates.Hash(Json("""{"a":2}""")));
    }

    private static JsonObject Json(string text) => JsonNode.Parse(text)!.AsObject();
}
