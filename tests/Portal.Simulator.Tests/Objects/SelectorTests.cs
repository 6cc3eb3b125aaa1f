using Portal.Simulator.Objects;
using Xunit;

namespace Portal.Simulator.Tests.Objects;

public sealed class SelectorTests
{
    [Theory]
    [InlineData("app=web", true)]
    [InlineData("app==web", true)]
    [InlineData("app!=web", false)]
    [InlineData("tier!=front", true)]
    [InlineData("app in (web, api)", true)]
    [InlineData("app notin (web,api)", false)]
    [InlineData("tier notin (front)", true)]
    [InlineData("app", true)]
    [InlineData("!app", false)]
    [InlineData("app=web,example.com/zone=a", true)]
    [InlineData("app=web,!example.com/zone", false)]
    [InlineData("", true)]
    public void Matches_LabelSelector_SelectsAsDocumented(string text, bool expected)
    {
        var labels = LabelSet.From(System.Text.Json.Nodes.JsonNode.Parse("""{"app":"web","example.com/zone":"a"}"""));
        Assert.Equal(expected, LabelSelector.Parse(text).Matches(labels));
    }

    [Theory]
    [InlineData("a=b,,c=d")]
    [InlineData("a in b")]
    [InlineData("=b")]
    [InlineData("a b")]
    public void Parse_BrokenLabelSelector_IsABadRequest(string text) => Assert.Equal(400, Assert.Throws<ApiException>(() => LabelSelector.Parse(text)).Code);

    [Theory]
    [InlineData("spec.nodeName=n1", 1)]
    [InlineData("spec.nodeName!=n1", 1)]
    [InlineData("metadata.name=b", 1)]
    [InlineData("metadata.name=a,spec.nodeName=n1", 1)]
    [InlineData("metadata.name=b,spec.nodeName=n1", 0)]
    [InlineData("status.phase=Pending", 2)]
    [InlineData("spec.nodeName=", 1)]
    public void List_FieldSelector_SelectsAsDocumented(string text, int expected)
    {
        var cluster = new TestCluster();
        cluster.CreatePod("a", "n1");
        cluster.CreatePod("b");
        var options = new ListOptions { Fields = FieldSelector.Parse(text, KnownResources.Pods) };
        Assert.Equal(expected, cluster.Api.List(KnownResources.Pods, "default", options).Items.Count);
    }
}
