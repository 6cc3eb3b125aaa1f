using Portal.Cluster.Connection;
using Portal.Cluster.Resources;
using Xunit;

namespace Portal.Cluster.Tests.Connection;

public sealed class KubernetesPathTests
{
    private static readonly ResourceKind Roles = new("rbac.authorization.k8s.io", "v1", "clusterroles", "ClusterRole", false);

    [Fact]
    public void Object_GoodNames_MakesThePath()
    {
        Assert.Equal("/api/v1/namespaces/shop/pods/web-0/eviction", KubernetesPath.Object(KnownResources.Pods, "shop", "web-0", "eviction"));
        Assert.Equal("/api/v1/nodes/node-1.example.com", KubernetesPath.Object(KnownResources.Nodes, "", "node-1.example.com"));
        Assert.Equal("/apis/apps/v1/namespaces/shop/statefulsets/db", KubernetesPath.Object(KnownResources.StatefulSets, "shop", "db"));
        Assert.Equal("/apis/rbac.authorization.k8s.io/v1/clusterroles/system%3Anode", KubernetesPath.Object(Roles, "", "system:node"));
        Assert.Equal($"/api/v1/nodes/{new string('a', 63)}.{new string('b', 63)}", KubernetesPath.Object(KnownResources.Nodes, "", $"{new string('a', 63)}.{new string('b', 63)}"));
        Assert.Equal("/api/v1/pods", KubernetesPath.Collection(KnownResources.Pods));
    }

    [Theory]
    [InlineData("../secrets/x")]
    [InlineData("a/b")]
    [InlineData("?fieldSelector=x")]
    [InlineData("%2F")]
    [InlineData("")]
    [InlineData("Upper")]
    [InlineData("-a")]
    [InlineData("a..b")]
    [InlineData("a ")]
    [InlineData("名")]
    [InlineData("..")]
    [InlineData(null)]
    public void Object_NameThatNoObjectCanHave_IsRefused(string? name)
    {
        Assert.Throws<ClusterConnectionException>(() => KubernetesPath.Object(KnownResources.Pods, "shop", name!));
        Assert.Throws<ClusterConnectionException>(() => KubernetesPath.Object(KnownResources.Pods, name!, "web"));
    }

    [Fact]
    public void Object_NameOf254Letters_IsRefusedAndOf253IsNot()
    {
        Assert.Throws<ClusterConnectionException>(() => KubernetesPath.Object(KnownResources.Pods, "shop", new string('a', 254)));
        Assert.NotNull(KubernetesPath.Object(KnownResources.Pods, "shop", new string('a', 253)));
        Assert.Throws<ClusterConnectionException>(() => KubernetesPath.Object(KnownResources.Pods, new string('a', 64), "x"));
    }

    [Fact]
    public void Object_NamespaceOfAClusterScopedKind_IsRefused() =>
        Assert.Throws<ClusterConnectionException>(() => KubernetesPath.Object(KnownResources.Nodes, "shop", "n1"));

    [Theory]
    [InlineData("/api/v1/namespaces/shop/pods/..")]
    [InlineData("/api/v1/namespaces/shop/pods/%2e%2e")]
    [InlineData("/api/v1/namespaces/shop/pods/%2E./x")]
    [InlineData("/api/v1/namespaces//pods/x")]
    [InlineData("/api/v1/namespaces/shop/pods/a%2Fb")]
    [InlineData("/api/v1/namespaces/shop/pods/a%252Fb")]
    [InlineData("/api/v1/namespaces/shop/pods/")]
    [InlineData("/api/v1/pods x")]
    [InlineData("/api/v1/pods\r\nX: y")]
    [InlineData("/api/v1/pods#x")]
    [InlineData("/api/v1\\pods")]
    [InlineData("api/v1/pods")]
    [InlineData("//evil/api/v1/pods")]
    [InlineData("/metrics")]
    [InlineData("https://evil/api")]
    [InlineData("")]
    public void Check_PathThatCouldBeAnother_IsRefused(string path) => Assert.Throws<ClusterConnectionException>(() => KubernetesPath.Check(path));

    [Theory]
    [InlineData("/api/v1/namespaces/shop/pods/web-0?dryRun=All&fieldManager=portal")]
    [InlineData("/apis/rbac.authorization.k8s.io/v1/clusterroles/system%3Anode")]
    [InlineData("/version")]
    public void Check_GoodPath_Passes(string path) => KubernetesPath.Check(path);
}
