using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Pods;
using Portal.Core.Access;
using Portal.Core.Findings;
using Portal.Core.Remediation;
using Portal.Testing.Clusters;
using Portal.Testing.Database;
using Portal.Web.Features.Remediation;
using Xunit;

namespace Portal.Web.Tests.Features.Remediation;

public sealed class RunPageTests : PageTest, IClassFixture<DatabaseFixture>
{
    private readonly AnsweringCluster _cluster = new();

    public RunPageTests(DatabaseFixture database)
        : base(database)
    {
        var clusters = new TestClusters { Time = Time.GetUtcNow() };
        clusters.Show(TestClusters.Empty("prod") with { Pods = TestClusters.Snapshot(KnownResources.Pods, [Pod("db-0"), Pod("guarded")]) });
        Page.Services.Replace(ServiceDescriptor.Singleton<ILiveClusters>(clusters));
        Page.Services.Replace(ServiceDescriptor.Singleton<IRemediationCluster>(_cluster));
        Page.Services.Configure<RemediationOptions>(static options => options.Impersonate = false);
        Page.Services.AddSingleton<IPlaybook>(new ReleasePod(RiskLevel.Medium));
        Page.Services.AddSingleton<IPlaybook>(new ReleasePod(RiskLevel.High));
    }

    [Fact]
    public async Task Medium_OnePerson_IsLedFromPlanToExecution()
    {
        var page = await OpenAsync(RiskLevel.Medium);
        Press(page, "Run the dry run");
        Press(page, "Approve this plan");
        page.WaitForAssertion(() => Assert.True(page.Find(".btn.danger").HasAttribute("disabled")));
        Assert.Contains("Tick each loss first.", page.Find(".act").TextContent, StringComparison.Ordinal);

        await page.FindAll(".loss input")[0].ChangeAsync(new() { Value = true });
        Assert.True(page.Find(".btn.danger").HasAttribute("disabled"));
        await page.FindAll(".loss input")[1].ChangeAsync(new() { Value = true });
        Assert.Empty(page.FindAll("#name"));
        Press(page, "Execute 1 change");
        page.WaitForAssertion(() => Assert.Equal("The changes are being made", page.Find("#next").TextContent.Replace("In progress", "", StringComparison.Ordinal).Trim()));
        Assert.Empty(page.FindAll(".cancel"));
    }

    [Fact]
    public async Task High_Requester_WaitsForASecondPersonWhoSeesItMove()
    {
        SignIn("mara", "Operator", "Approver");
        var page = await OpenAsync(RiskLevel.High);
        Press(page, "Run the dry run");
        page.WaitForAssertion(() => Assert.Contains("Waits for a second person", page.Find("#next").TextContent, StringComparison.Ordinal));
        Assert.Contains("A remediation of high risk needs a second person", page.Find(".forbidden").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Contains("Approve", StringComparison.Ordinal));

        var id = Guid.Parse(page.Instance.Id);
        await Service<RemediationService>().ApproveAsync(id, "PDU is off", Person("jonas", PortalRole.Approver), CancellationToken.None);
        page.WaitForAssertion(() =>
        {
            Time.Advance(TimeSpan.FromMilliseconds(300));
            Assert.Contains("jonas", page.Find(".stages").TextContent, StringComparison.Ordinal);
        });
        Assert.Equal("PDU is off", page.Find(".quote").TextContent);

        foreach (var index in new[] { 0, 1 })
        {
            await page.FindAll(".loss input")[index].ChangeAsync(new() { Value = true });
        }

        await page.Find("#name").InputAsync("db-");
        Assert.True(page.Find(".btn.danger").HasAttribute("disabled"));
        await page.Find("#name").InputAsync("db-0");
        Assert.False(page.Find(".btn.danger").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Planned_WhatCannotBeUndoneAndTheExports_StandOnThePage()
    {
        var page = await OpenAsync(RiskLevel.Medium);

        page.WaitForAssertion(() => Assert.Equal(["What the finalizer guards.", "The record."], page.FindAll("section[aria-labelledby=losses] li > span:last-child").Select(static s => s.TextContent)));
        Assert.Equal(
            [$"/api/v1/remediations/{page.Instance.Id}/export?format=md&lang=en", $"/api/v1/remediations/{page.Instance.Id}/export?format=sh&lang=en"],
            page.FindAll("a[download]").Select(static a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Viewer_AnyRun_SeesWhyTheButtonIsOff()
    {
        var run = await PlanAsync(RiskLevel.Medium);
        SignIn("vera", "Viewer");
        var page = Show(run);
        page.WaitForAssertion(() => Assert.True(page.Find(".next .btn.primary").HasAttribute("disabled")));
        Assert.Contains("you need the role", page.Find(".next .forbidden").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RightMissing_Plan_ShowsTheRuleToCopy()
    {
        _cluster.Grants = false;
        var page = await OpenAsync(RiskLevel.Medium);
        page.WaitForAssertion(() => Assert.Contains("Missing rule: patch pods (shop).", page.Find(".next .forbidden").TextContent, StringComparison.Ordinal));
        Assert.Contains("resources: [\"pods\"]", page.Find(".next pre").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_Plan_SaysWhatToDoInsteadAndHasNoFilledButton()
    {
        var page = await OpenAsync(RiskLevel.Medium, "guarded");
        page.WaitForAssertion(() => Assert.Contains("Ask its owner.", page.Find(".next").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".btn.primary, .btn.danger"));
    }

    [Fact]
    public async Task Cancel_BeforeExecution_EndsTheRun()
    {
        var page = await OpenAsync(RiskLevel.Medium);
        Press(page, "Cancel this run");
        page.WaitForAssertion(() => Assert.Contains("Ended before anything was done", page.Find("#next").TextContent, StringComparison.Ordinal));
        Assert.Contains("Cancelled by dev", page.Find("[role=log]").TextContent, StringComparison.Ordinal);
    }

    private static Pod Pod(string name) => new()
    {
        Metadata = new ObjectMeta { Namespace = "shop", Name = name, Uid = $"u-{name}", ResourceVersion = "7", Finalizers = ["example.com/hold"] },
    };

    private static RemediationCaller Person(string name, params PortalRole[] roles) =>
        new(new PortalUser { Name = name, Issuer = "test", Subject = name, Roles = [.. roles] });

    private static void Press(IRenderedComponent<RunDetailPage> page, string text)
    {
        page.WaitForAssertion(() => Assert.Contains(page.FindAll("button"), button => button.TextContent.Trim() == text && !button.HasAttribute("disabled")));
        page.FindAll("button").First(button => button.TextContent.Trim() == text).Click();
    }

    private async Task<IRenderedComponent<RunDetailPage>> OpenAsync(RiskLevel risk, string pod = "db-0") => Show(await PlanAsync(risk, pod));

    private IRenderedComponent<RunDetailPage> Show(RemediationRun run) => Page.Render<RunDetailPage>(p => p.Add(f => f.Id, run.Id.ToString()));

    private async Task<RemediationRun> PlanAsync(RiskLevel risk, string pod = "db-0")
    {
        await Database.ExecuteAsync("TRUNCATE remediation_runs CASCADE");
        var request = new PlanRequest
        {
            Playbook = $"release-{risk}".ToLowerInvariant(),
            Cluster = "prod",
            Subject = new ObjectReference("v1", "Pod", "shop", pod, $"u-{pod}"),
        };
        var caller = await Service<Portal.Web.Components.Live.CurrentUser>().CallerAsync();
        var result = await Service<RemediationService>().PlanAsync(request, caller, CancellationToken.None);
        return result.Run ?? throw new InvalidOperationException(result.Text?.En);
    }
}
