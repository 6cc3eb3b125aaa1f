using Portal.Core.Access;
using Portal.Core.Remediation;
using Xunit;

namespace Portal.Core.Tests.Access;

public sealed class AccessPolicyTests
{
    [Theory]
    [InlineData(PortalOperation.Read, "Viewer Operator Approver Admin")]
    [InlineData(PortalOperation.EditArticle, "Operator Approver Admin")]
    [InlineData(PortalOperation.PlanRemediation, "Operator Approver Admin")]
    [InlineData(PortalOperation.DecideRemediation, "Approver Admin")]
    [InlineData(PortalOperation.ExecuteRemediation, "Operator Admin")]
    [InlineData(PortalOperation.CancelRemediation, "Operator Admin")]
    [InlineData(PortalOperation.BreakGlass, "Admin BreakGlass")]
    [InlineData(PortalOperation.PauseRemediation, "Approver Admin")]
    [InlineData(PortalOperation.ChangeSettings, "Admin")]
    [InlineData(PortalOperation.ManageAccess, "Admin")]
    public void Decide_EachRoleAlone_IsAllowedAsTheTableSays(PortalOperation operation, string allowed)
    {
        var may = Enum.GetValues<PortalRole>().Where(role => AccessPolicy.Decide(User("1", role), operation).IsAllowed);

        Assert.Equal(allowed, string.Join(' ', may));
    }

    [Fact]
    public void Decide_EveryOperation_HasARuleAndRefusesWhoHasNoRole()
    {
        foreach (var operation in Enum.GetValues<PortalOperation>())
        {
            var decision = AccessPolicy.Decide(User("1"), operation);

            Assert.False(decision.IsAllowed);
            Assert.NotEmpty(decision.MissingAnyOf);
            Assert.Contains(RoleNames.Of(decision.MissingAnyOf[0]), decision.Reason.En, StringComparison.Ordinal);
            Assert.Contains(RoleNames.Of(decision.MissingAnyOf[0]), decision.Reason.Zh, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(RiskLevel.Low, true)]
    [InlineData(RiskLevel.Medium, true)]
    [InlineData(RiskLevel.High, false)]
    public void DecideApproval_OfOnesOwnRequest_IsRefusedForHighRiskEvenToAnAdmin(RiskLevel risk, bool allowed)
    {
        var user = User("1", PortalRole.Admin);

        var decision = AccessPolicy.DecideApproval(user, risk, user.Id);

        Assert.Equal(allowed, decision.IsAllowed);
        Assert.Empty(decision.MissingAnyOf);
    }

    [Fact]
    public void DecideApproval_BySomebodyElse_NeedsTheRole()
    {
        Assert.True(AccessPolicy.DecideApproval(User("2", PortalRole.Approver), RiskLevel.High, User("1").Id).IsAllowed);
        Assert.False(AccessPolicy.DecideApproval(User("2", PortalRole.Operator), RiskLevel.High, User("1").Id).IsAllowed);
    }

    [Fact]
    public void DecideApproval_BySameSubjectOfAnotherIssuer_IsAnotherPerson() => Assert.True(AccessPolicy.DecideApproval(
        User("1", PortalRole.Approver) with { Issuer = "https://other.example" }, RiskLevel.High, User("1").Id).IsAllowed);

    [Fact]
    public void DecideExecution_OfHighRisk_NeedsTheApprovalOfASecondPerson()
    {
        var requester = User("1", PortalRole.Operator, PortalRole.Approver);

        Assert.False(AccessPolicy.DecideExecution(requester, RiskLevel.High, requester.Id, []).IsAllowed);
        Assert.False(AccessPolicy.DecideExecution(requester, RiskLevel.High, requester.Id, [requester.Id]).IsAllowed);
        Assert.True(AccessPolicy.DecideExecution(requester, RiskLevel.High, requester.Id, [requester.Id, User("2").Id]).IsAllowed);
        Assert.True(AccessPolicy.DecideExecution(requester, RiskLevel.Medium, requester.Id, []).IsAllowed);
        Assert.False(AccessPolicy.DecideExecution(User("3", PortalRole.Approver), RiskLevel.Low, requester.Id, []).IsAllowed);
    }

    [Theory]
    [InlineData("operator@prod/shop", PortalOperation.ExecuteRemediation, true)]
    [InlineData("operator@prod/bank", PortalOperation.ExecuteRemediation, false)]
    [InlineData("approver@prod/shop", PortalOperation.ExecuteRemediation, false)]
    [InlineData("approver@prod/shop", PortalOperation.DecideRemediation, true)]
    [InlineData("admin@prod", PortalOperation.DecideRemediation, true)]
    [InlineData("admin@test", PortalOperation.DecideRemediation, false)]
    [InlineData("break-glass@prod", PortalOperation.BreakGlass, true)]
    [InlineData("break-glass@prod", PortalOperation.ExecuteRemediation, false)]
    [InlineData("break-glass@prod", PortalOperation.Read, false)]
    [InlineData("viewer@test", PortalOperation.Read, true)]
    [InlineData("operator@test/x", PortalOperation.EditArticle, true)]
    [InlineData("admin@prod", PortalOperation.ChangeSettings, false)]
    [InlineData("admin@prod", PortalOperation.ManageAccess, false)]
    public void Decide_GrantOfAPlace_HoldsThere(string grant, PortalOperation operation, bool allowed)
    {
        var user = User("1") with { SignInGrants = [Grant.Parse(grant).Grant!] };
        var scope = operation is PortalOperation.ChangeSettings or PortalOperation.ManageAccess ? null : AccessScope.Of("prod", "shop");

        Assert.Equal(allowed, AccessPolicy.Decide(user, operation, scope).IsAllowed);
    }

    [Fact]
    public void Decide_RoleElsewhere_SaysWhereItIsNeededAndWhereItIsHeld()
    {
        var user = User("1") with { SignInGrants = [new Grant(PortalRole.Operator, "test")] };

        var decision = AccessPolicy.Decide(user, PortalOperation.ExecuteRemediation, AccessScope.Of("prod", "shop"));

        Assert.Contains("you need the role operator or admin in namespace shop of cluster prod. You have operator@test.", decision.Reason.En, StringComparison.Ordinal);
        Assert.False(AccessPolicy.Decide(user, PortalOperation.ExecuteRemediation).IsAllowed);
        Assert.True(AccessPolicy.DecideSomewhere(user, PortalOperation.ExecuteRemediation).IsAllowed);
    }

    [Fact]
    public void Decide_PersonSwitchedOff_IsRefusedEverythingWithTheReason()
    {
        var user = User("1", PortalRole.Admin) with { DisabledBecause = "left the company" };

        Assert.All(Enum.GetValues<PortalOperation>(), operation =>
            Assert.Contains("left the company", AccessPolicy.Decide(user, operation).Reason.En, StringComparison.Ordinal));
        Assert.False(AccessPolicy.DecideSomewhere(user, PortalOperation.PlanRemediation).IsAllowed);
    }

    [Fact]
    public void DecideReview_OfOnesOwnBrokenGlass_IsRefusedEvenToAnAdmin()
    {
        var admin = User("1", PortalRole.Admin);

        Assert.False(AccessPolicy.DecideReview(admin, admin.Id, AccessScope.Of("prod", "shop")).IsAllowed);
        Assert.True(AccessPolicy.DecideReview(admin, "somebody else", AccessScope.Of("prod", "shop")).IsAllowed);
    }

    [Fact]
    public void ThrowIfDenied_ARefusal_CarriesTheDecision()
    {
        AccessDecision.Allowed.ThrowIfDenied();
        var decision = AccessPolicy.Decide(User("1", PortalRole.Viewer), PortalOperation.ChangeSettings);

        var denied = Assert.Throws<AccessDeniedException>(decision.ThrowIfDenied);

        Assert.Equal(decision, denied.Decision);
        Assert.Contains("admin", denied.Message, StringComparison.Ordinal);
    }

    private static PortalUser User(string subject, params PortalRole[] roles) =>
        new() { Name = $"user{subject}", Issuer = "https://id.example", Subject = subject, Roles = [.. roles] };
}
