using Portal.Core.Access;
using Xunit;

namespace Portal.Core.Tests.Access;

public sealed class GrantTests
{
    [Theory]
    [InlineData("operator", "operator", "*", "*")]
    [InlineData("Operator@prod", "operator@prod", "prod", "*")]
    [InlineData("operator@prod/shop", "operator@prod/shop", "prod", "shop")]
    [InlineData(" approver @ * / shop ", "approver@*/shop", "*", "shop")]
    [InlineData("break-glass@prod", "break-glass@prod", "prod", "*")]
    [InlineData("admin@kubernetes-admin@kubernetes", "admin@kubernetes-admin@kubernetes", "kubernetes-admin@kubernetes", "*")]
    [InlineData("operator@arn:aws:eks:eu-west-1:1:cluster/prod/*", "operator@arn:aws:eks:eu-west-1:1:cluster/prod/*", "arn:aws:eks:eu-west-1:1:cluster/prod", "*")]
    public void Parse_EveryForm_IsReadAndWrittenBack(string text, string written, string cluster, string ns)
    {
        var (grant, problem) = Grant.Parse(text);

        Assert.Null(problem);
        Assert.Equal((written, cluster, ns), (grant!.ToString(), grant.Cluster, grant.Namespace));
        Assert.Equal(grant, Grant.Parse(written).Grant);
    }

    [Theory]
    [InlineData("boss")]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("operator@")]
    [InlineData("operator@prod/")]
    [InlineData("operator@prod/Shop")]
    [InlineData("operator@a\nb")]
    public void Parse_Nonsense_IsNoGrantAndSaysWhy(string text)
    {
        var (grant, problem) = Grant.Parse(text);

        Assert.Null(grant);
        Assert.NotEmpty(problem!);
    }

    [Theory]
    [InlineData("operator", "prod", "shop", true)]
    [InlineData("operator@prod", "prod", "shop", true)]
    [InlineData("operator@prod", "test", "shop", false)]
    [InlineData("operator@prod/shop", "prod", "shop", true)]
    [InlineData("operator@prod/shop", "prod", "bank", false)]
    [InlineData("operator@prod/shop", "prod", "", false)] // a node
    [InlineData("operator@prod", "prod", "", true)]
    [InlineData("operator@*/shop", "test", "shop", true)]
    [InlineData("operator@*/shop", "test", "", false)]
    [InlineData("operator@prod/shop,operator@prod/bank", "prod", "shop,bank", true)]
    [InlineData("operator@prod/shop", "prod", "shop,bank", false)]
    [InlineData("operator@prod/shop,operator@prod/bank", "prod", "shop,bank,", false)]
    [InlineData("operator@prod/shop,operator@test", "prod", "shop,bank", false)]
    public void IsCoveredBy_GrantsAndPlaces_ReachAsFarAsTheySay(string grants, string cluster, string namespaces, bool covered)
    {
        var scope = AccessScope.Of(cluster, namespaces.Split(','));

        Assert.Equal(covered, scope.IsCoveredBy(Grants(grants)));
    }

    [Theory]
    [InlineData("operator", true)]
    [InlineData("operator@prod", false)]
    [InlineData("operator@*/shop", false)]
    public void IsCoveredBy_Everything_TakesAGrantEverywhere(string grants, bool covered) => Assert.Equal(covered, AccessScope.Everything.IsCoveredBy(Grants(grants)));

    private static Grant[] Grants(string text) => [.. text.Split(',').Select(static one => Grant.Parse(one).Grant!)];
}
