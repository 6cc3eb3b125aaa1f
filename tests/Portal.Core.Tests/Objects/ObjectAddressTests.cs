using Portal.Cluster.Resources.Metadata;
using Portal.Core.Objects;
using Xunit;

namespace Portal.Core.Tests.Objects;

public sealed class ObjectAddressTests
{
    private static readonly string Long = new('a', 254);

    public static TheoryData<string, string, string, string, string, string> Wrong => new()
    {
        { "", "v1", "pods", "shop", "../secrets/x", "name" },
        { "", "v1", "pods", "shop", "a/b", "name" },
        { "", "v1", "pods", "shop", "a?fieldSelector=x", "name" },
        { "", "v1", "pods", "shop", "a%2Fb", "name" },
        { "", "v1", "pods", "shop", "", "name" },
        { "", "v1", "pods", "shop", "Web-1", "name" },
        { "", "v1", "pods", "shop", Long, "name" },
        { "", "v1", "pods", "", "web-1", "namespace" },
        { "", "v1", "pods", "..", "web-1", "namespace" },
        { "", "v1", "nodes", "shop", "n1", "namespace" },
        { "", "v1", "pods/log", "shop", "web-1", "plural" },
        { "", "v1", "Pods", "shop", "web-1", "plural" },
        { "", "v1?x", "pods", "shop", "web-1", "version" },
        { "", "", "pods", "shop", "web-1", "version" },
        { "..", "v1", "things", "shop", "x", "group" },
        { "a/b", "v1", "things", "shop", "x", "group" },
        { "example.com", "v1", "things", "shop", "x\u202e", "name" },
        { "rbac.authorization.k8s.io", "v1", "clusterroles", "", "..", "name" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Read_APartThatKubernetesWouldNotTake_NamesIt(string group, string version, string plural, string @namespace, string name, string field)
    {
        var reading = ObjectAddress.Read("prod", group, version, plural, @namespace, name);

        Assert.Null(reading.Address);
        Assert.Equal(field, reading.Field);
        Assert.NotEmpty(reading.Problem);
    }

    [Theory]
    [InlineData("", "v1", "pods", "shop", "web-1", "/api/v1/namespaces/shop/pods/web-1", "kubectl get pods web-1 --namespace shop --output yaml")]
    [InlineData("", "v1", "nodes", "", "n1", "/api/v1/nodes/n1", "kubectl get nodes n1 --output yaml")]
    [InlineData("acme.example", "v1alpha1", "topics", "data", "x", "/apis/acme.example/v1alpha1/namespaces/data/topics/x", "kubectl get topics.v1alpha1.acme.example x --namespace data --output yaml")]
    [InlineData("rbac.authorization.k8s.io", "v1", "clusterroles", "", "system:node", "/apis/rbac.authorization.k8s.io/v1/clusterroles/system%3Anode", "kubectl get clusterroles.v1.rbac.authorization.k8s.io system:node --output yaml")]
    public void Read_AGoodAddress_GivesThePathAndTheCommand(string group, string version, string plural, string @namespace, string name, string path, string kubectl)
    {
        var address = ObjectAddress.Read("prod", group, version, plural, @namespace, name).Address!;

        Assert.Equal((path, kubectl), (address.Request.Path, address.Kubectl));
    }

    [Fact]
    public void Of_AReference_TakesItsVersionAndItsScope()
    {
        var address = ObjectAddress.Of("prod", new ObjectReference("policy/v1beta1", "PodDisruptionBudget", "shop", "db", "u"))!;
        var node = ObjectAddress.Of("prod", new ObjectReference("v1", "Node", "shop", "n1", ""))!;

        Assert.Equal(("v1beta1", "poddisruptionbudgets", "shop"), (address.Kind.Version, address.Kind.Resource, address.Namespace));
        Assert.Equal("", node.Namespace);
        Assert.Null(ObjectAddress.Of("prod", new ObjectReference("acme.example/v1", "Topic", "data", "x", "")));
        Assert.Null(ObjectAddress.Of("prod", new ObjectReference("v1", "Pod", "shop", "../x", "")));
    }
}
