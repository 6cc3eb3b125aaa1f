using Portal.Core.Access;
using Portal.Web.Hosting.Settings;
using Xunit;

namespace Portal.Web.Tests.Hosting.Settings;

public sealed class GroupGrantReaderTests
{
    [Fact]
    public void Read_GroupsWithPlaces_AreEachPlaceOnce()
    {
        var problems = new List<string>();

        var grants = GroupGrantReader.Read(
            """
            [
              {"group": "sre", "role": "operator"},
              {"group": "shop-team", "role": "approver", "clusters": ["prod", "test"], "namespaces": ["shop", "shop-jobs"]}, // both of both
            ]
            """,
            problems);

        Assert.Empty(problems);
        Assert.Equal(["operator"], grants[0].Grants.Select(static grant => grant.ToString()));
        Assert.Equal(["approver@prod/shop", "approver@prod/shop-jobs", "approver@test/shop", "approver@test/shop-jobs"], grants[1].Grants.Select(static grant => grant.ToString()));
        Assert.Equal(new Grant(PortalRole.Approver, "prod", "shop"), grants[1].Grants[0]);
    }

    [Fact]
    public void Read_EverythingWrong_ListsEveryProblemWithItsEntry()
    {
        var problems = new List<string>();

        GroupGrantReader.Read("""[1, {"role": "boss", "clusters": []}, {"group": "x", "role": "viewer", "namespaces": ["Shop"], "cluster": "prod"}]""", problems);

        Assert.Collection(
            problems,
            static p => Assert.StartsWith("PORTAL_GRANTS, entry 1 is not an object", p, StringComparison.Ordinal),
            static p => Assert.Equal("PORTAL_GRANTS, entry 2: group must be a text of 1 to 500 characters.", p),
            static p => Assert.StartsWith("PORTAL_GRANTS, entry 2: there is no role boss.", p, StringComparison.Ordinal),
            static p => Assert.StartsWith("PORTAL_GRANTS, entry 2: clusters must be a list", p, StringComparison.Ordinal),
            static p => Assert.StartsWith("PORTAL_GRANTS, entry 3: cluster is not known.", p, StringComparison.Ordinal),
            static p => Assert.StartsWith("PORTAL_GRANTS, entry 3: The namespace is not one", p, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    public void Read_NoList_IsOneProblem(string json)
    {
        var problems = new List<string>();

        Assert.Empty(GroupGrantReader.Read(json, problems));
        Assert.Single(problems);
    }
}
