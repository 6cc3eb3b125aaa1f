using Portal.Core.Knowledge.Matching;
using Portal.Web.Features.Knowledge.Matching;
using Xunit;

namespace Portal.Web.Tests.Features.Knowledge.Matching;

public sealed class NamedObjectTests
{
    [Theory]
    [InlineData("node", "n11", "Node", "", "n11", "")]
    [InlineData("podref", "shop/web-1", "Pod", "shop", "web-1", "")]
    [InlineData("pod", "shop/web-1", "Pod", "shop", "web-1", "")]
    [InlineData("claimref", "shop/data-db-0", "PersistentVolumeClaim", "shop", "data-db-0", "")]
    [InlineData("poduid", "0c1d", "Pod", "", "", "0c1d")]
    [InlineData("pv", "pv-1", "PersistentVolume", "", "pv-1", "")]
    [InlineData("svc", "shop/web", "Service", "shop", "web", "")]
    [InlineData("sts", "shop/db", "StatefulSet", "shop", "db", "")]
    [InlineData("ns", "shop", "Namespace", "", "shop", "")]
    public void Of_AName_IsTheObject(string name, string value, string kind, string @namespace, string named, string uid) =>
        Assert.Equal(new NamedObject(kind, @namespace, named, uid, ""), Of((name, value)));

    [Fact]
    public void Of_APodWhoseNamespaceTheLineSays_TakesIt() =>
        Assert.Equal(new NamedObject("Pod", "shop", "web-1", "", "prod"), Of(("pod", "web-1"), ("ns", "shop"), ("cluster", "prod")));

    [Fact]
    public void Of_AContainer_IsItsPod() =>
        Assert.Equal(new NamedObject("Pod", "shop", "web-1", "", ""), Of(("container", "app"), ("podref", "shop/web-1")));

    [Fact]
    public void Of_AKindWithItsName_IsThatObject() =>
        Assert.Equal(new NamedObject("Deployment", "shop", "web", "", ""), Of(("obj", "web"), ("kind", "Deployment"), ("ns", "shop")));

    [Theory]
    [InlineData("container")]
    [InlineData("obj")]
    [InlineData("what")]
    public void Of_WhatIsNoObject_IsNull(string name) => Assert.Null(Of((name, "x")));

    private static NamedObject? Of(params (string Name, string Value)[] parameters)
    {
        var problem = Results.Problem(12, Results.Line(1, new MatchSpan(1, 0, 1), parameters));
        return NamedObject.Of(problem.Parameters[0], problem);
    }
}
