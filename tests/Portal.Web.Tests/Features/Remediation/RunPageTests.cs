using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Pods;
using Portal.Core.Access;
using Portal.Core.Findings;
using Portal.Core.Remediation;
using Portal.Core.Remediation.Safety;
using Portal.Testing;
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
        clusters.Show(TestClusters.Empty("prod") with { Pods = TestClusters.Snapshot(KnownResources.Pods, [Pod("db-0"), Pod("guarded"), .. Enumerable.Range(0, 7).Select(static i => Pod($"many-{i}"))]) });
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
        await Eventually.PassesAsync(() =>
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

        // Nobody will decide on it, and nothing will come true by it.
        Assert.Empty(page.FindAll("section[aria-labelledby=approval], section[aria-labelledby=done-when]"));
        Assert.Contains("Nothing: the playbook made no request.", page.Find("main, .rcols").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_BeforeExecution_EndsTheRun()
    {
        var page = await OpenAsync(RiskLevel.Medium);
        Press(page, "Cancel this run");
        page.WaitForAssertion(() => Assert.Contains("Ended before anything was done", page.Find("#next").TextContent, StringComparison.Ordinal));
        Assert.Contains("Cancelled by dev", page.Find("[role=log]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task High_Approver_ReadsParametersAndDryRunAndMayRepeatIt()
    {
        SignIn("mara", "Operator");
        var mine = await OpenAsync(RiskLevel.High);
        Press(mine, "Run the dry run");
        mine.WaitForAssertion(() => Assert.Contains("Waits for a second person", mine.Find("#next").TextContent, StringComparison.Ordinal));
        await Service<AccessRecords>().CurrentAsync(Person("ada", PortalRole.Approver).User, CancellationToken.None);

        SignIn("jonas", "Approver");
        var page = Page.Render<RunDetailPage>(p => p.Add(f => f.Id, mine.Instance.Id));
        page.WaitForAssertion(() => Assert.Contains("Dry run asked for by mara", page.Find(".next").TextContent, StringComparison.Ordinal));
        Press(page, "Repeat the dry run");
        page.WaitForAssertion(() => Assert.Contains("Dry run asked for by jonas", page.Find(".next").TextContent, StringComparison.Ordinal));
        Press(page, "Approve this plan");
        page.WaitForAssertion(() => Assert.Contains("jonas", page.Find(".stages").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Executing_Operator_StopsItWithAReasonThatTheOtherPersonSees()
    {
        var page = await OpenAsync(RiskLevel.Medium);
        Press(page, "Run the dry run");
        Press(page, "Approve this plan");
        page.WaitForElement(".loss input");
        await page.FindAll(".loss input")[0].ChangeAsync(new() { Value = true });
        await page.FindAll(".loss input")[1].ChangeAsync(new() { Value = true });
        Press(page, "Execute 1 change");
        page.WaitForElement("#stop-reason");
        Assert.True(page.Find(".stop .btn.danger").HasAttribute("disabled"));
        await page.Find("#stop-reason").InputAsync("it is the <b>wrong</b> shop");
        Press(page, "Stop this run");

        page.WaitForAssertion(() => Assert.Contains("dev has asked to stop it,", page.Find("[data-stop]").TextContent, StringComparison.Ordinal));
        Assert.Contains("it is the <b>wrong</b> shop", page.Find("[data-stop]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Stopping", page.Find("#next").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#stop-reason"));

        SignIn("vera", "Viewer");
        var other = Page.Render<RunDetailPage>(p => p.Add(f => f.Id, page.Instance.Id));
        other.WaitForAssertion(() => Assert.Contains("dev has asked to stop it,", other.Find("[data-stop]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Executing_Viewer_SeesWhoMayStopIt()
    {
        var run = await PlanAsync(RiskLevel.Medium);
        var caller = await Service<Portal.Web.Components.Live.CurrentUser>().CallerAsync();
        await Service<RemediationService>().DryRunAsync(run.Id, caller, CancellationToken.None);
        await Service<RemediationService>().ApproveAsync(run.Id, "", caller, CancellationToken.None);
        Assert.True((await Service<RemediationService>().ExecuteAsync(run.Id, caller, CancellationToken.None)).Succeeded);
        SignIn("vera", "Viewer");

        var page = Show(run);

        page.WaitForAssertion(() => Assert.Contains("you need the role operator or admin", page.Find(".stop .forbidden").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("#stop-reason"));
    }

    [Fact]
    public async Task High_Requester_SeesWhoMayApproveByTheRecord()
    {
        await Service<AccessRecords>().CurrentAsync(Person("ada", PortalRole.Approver).User, CancellationToken.None);
        await Service<AccessRecords>().CurrentAsync(Person("oscar", PortalRole.Operator).User, CancellationToken.None);
        SignIn("mara", "Operator", "Approver");
        var page = await OpenAsync(RiskLevel.High);
        Press(page, "Run the dry run");

        page.WaitForAssertion(() => Assert.Contains("By the record may approve: ", page.Find(".next").TextContent, StringComparison.Ordinal));
        var text = page.FindAll(".next p").Single(p => p.TextContent.StartsWith("By the record", StringComparison.Ordinal)).TextContent;
        Assert.Contains("ada", text, StringComparison.Ordinal);
        Assert.DoesNotContain("mara", text, StringComparison.Ordinal);
        Assert.DoesNotContain("oscar", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task High_BreakGlass_GoesOnIsToldToApproversAndReviewedByAnother()
    {
        SignIn("mara", "Operator", "BreakGlass");
        var page = await OpenAsync(RiskLevel.High);
        Press(page, "Run the dry run");
        page.WaitForElement("#glass-reason");
        Assert.True(page.Find(".break .btn.danger").HasAttribute("disabled"));
        await page.Find("#glass-reason").InputAsync("The shop is down and nobody answers.");
        await page.Find("#glass-name").InputAsync("db-0");
        Press(page, "Break the glass");
        page.WaitForAssertion(() => Assert.Contains("The shop is down", page.Find("[data-break-glass] .quote").TextContent, StringComparison.Ordinal));
        Assert.Contains("you need the role approver or admin", page.Find("[data-break-glass] .forbidden").TextContent, StringComparison.Ordinal);
        Assert.Contains("Execute", page.Find(".btn.danger").TextContent, StringComparison.Ordinal);

        SignIn("jonas", "Approver");
        var banner = Page.Render<BreakGlassBanner>();
        banner.WaitForAssertion(() => Assert.Contains("mara broke the glass: Release the pod shop/db-0.", banner.Markup, StringComparison.Ordinal));
        Navigation.NavigateTo("/remediations?review=pending");
        var list = Page.Render<RunListPage>();
        list.WaitForAssertion(() => Assert.Matches("[1-9][0-9]* broken glass(es)? waits? for a review", list.Find("h1").TextContent));
        var other = Page.Render<RunDetailPage>(p => p.Add(f => f.Id, page.Instance.Id));
        other.WaitForElement("#review");
        await other.Find("#review").InputAsync("It was right.");
        Press(other, "I have reviewed it");
        other.WaitForAssertion(() => Assert.Contains("Reviewed by jonas", other.Find("[data-break-glass]").TextContent, StringComparison.Ordinal));
        await Eventually.PassesAsync(() =>
        {
            Time.Advance(TimeSpan.FromMilliseconds(300));
            Assert.DoesNotContain("mara", banner.Markup, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Limit_GlassIsBroken_IsSaidToBePassedByAndTheRunMayBeExecuted()
    {
        Service<IOptions<RemediationOptions>>().Value.Safety = new SafetySettings { ProtectedNamespaces = ["shop"] };
        SignIn("mara", "Operator", "Approver", "BreakGlass");
        var page = await OpenAsync(RiskLevel.Medium);
        Press(page, "Run the dry run");
        Press(page, "Approve this plan");
        page.WaitForElement("#glass-reason");
        Assert.Contains("Approved, but stopped for now", page.Find("#next").TextContent, StringComparison.Ordinal);
        Assert.Contains("A rule of safety stops it now.", page.Find(".next .note.critical").TextContent, StringComparison.Ordinal);
        foreach (var index in new[] { 0, 1 })
        {
            await page.FindAll(".loss input")[index].ChangeAsync(new() { Value = true });
        }

        Assert.All(page.FindAll(".btn.danger"), static button => Assert.True(button.HasAttribute("disabled")));
        await page.Find("#glass-reason").InputAsync("The shop is down and its owner agrees.");
        await page.Find("#glass-name").InputAsync("db-0");
        Press(page, "Break the glass");

        page.WaitForAssertion(() => Assert.Contains("Passed by with the broken glass.", page.Find(".next .note.warning").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".next .note.critical, .break"));
        Assert.Contains("mara went past a limit of safety: Release the pod shop/db-0.", Page.Render<BreakGlassBanner>().WaitForElement(".note").TextContent, StringComparison.Ordinal);
        Press(page, "Execute 1 change");
        page.WaitForAssertion(() => Assert.Contains("The changes are being made", page.Find("#next").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task DryRun_ObjectHasChanged_OnePressMakesANewPlan()
    {
        var page = await OpenAsync(RiskLevel.Medium);
        _cluster.ResourceVersion = "8";
        Press(page, "Run the dry run");
        page.WaitForAssertion(() => Assert.Contains("resourceVersion 8, planned for 7", page.Find(".next").TextContent, StringComparison.Ordinal));
        Assert.Equal(["End this plan and make a new one", "Cancel this run"], page.FindAll(".next button").Select(static button => button.TextContent.Trim()));

        Press(page, "End this plan and make a new one");

        var old = page.Instance.Id;
        page.WaitForAssertion(() => Assert.Contains("Ended before anything was done", page.Find("#next").TextContent, StringComparison.Ordinal));
        Assert.Contains("Cancelled by dev: planned anew", page.Find(".next").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Healthy", "Refused", "Not yet", "Not yet", "Not yet"], page.FindAll(".stages li").Select(static stage => stage.QuerySelector(".vh")!.TextContent.Trim()));
        Assert.Contains("Refused by its dry run", page.Find(".stages").TextContent, StringComparison.Ordinal);
        Assert.Equal("What would have been done", page.Find("#steps").TextContent);
        Assert.Contains("not looked at: the run ended before", page.Find("section[aria-labelledby=done-when]").TextContent, StringComparison.Ordinal);
        var next = Guid.Parse(Service<Microsoft.AspNetCore.Components.NavigationManager>().Uri.Split('/')[^1]);
        Assert.NotEqual(old, next.ToString());
        Assert.Equal(RunState.Planned, (await Service<RemediationService>().FindAsync(next, CancellationToken.None))!.State);
    }

    [Fact]
    public async Task Decision_LossesAreReadBesideTheButton_AndStandOnThePageOnce()
    {
        var page = await OpenAsync(RiskLevel.Medium);
        Press(page, "Run the dry run");
        page.WaitForElement("#comment");
        Assert.Equal(["What the finalizer guards.", "The record."], page.FindAll(".next .losses li > span:last-child").Select(static s => s.TextContent));
        Assert.Empty(page.FindAll("section[aria-labelledby=losses]"));
    }

    [Fact]
    public async Task Viewer_PressesWhatAnOperatorSaw_IsRefusedByTheServiceAndAudited()
    {
        var page = await OpenAsync(RiskLevel.Medium);
        page.WaitForAssertion(() => Assert.False(page.Find(".next .btn.primary").HasAttribute("disabled")));
        var button = page.Find(".next .btn.primary");
        SignIn("dev", "Viewer");

        await button.ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("To plan a remediation you need the role operator or approver or admin", page.Find(".note.critical").TextContent, StringComparison.Ordinal));
        Assert.Equal(RunState.Planned, (await Service<RemediationService>().FindAsync(Guid.Parse(page.Instance.Id), CancellationToken.None))!.State);
        var refused = await Service<Portal.Core.Audit.AuditReader>().ReadAsync(new Portal.Core.Audit.AuditQuery { RunId = Guid.Parse(page.Instance.Id), Action = "remediation.dry-run" }, CancellationToken.None);
        Assert.Equal(Portal.Core.Audit.AuditOutcome.Refused, Assert.Single(refused.Items).Outcome);
    }

    [Fact]
    public async Task Operator_OfAnotherNamespace_SeesWhereTheRoleIsNeeded()
    {
        var run = await PlanAsync(RiskLevel.Medium);
        SignInAs("olga", "operator@prod/bank");
        var page = Show(run);

        page.WaitForAssertion(() => Assert.Contains("in namespace shop of cluster prod. You have operator@prod/bank.", page.Find(".next .forbidden").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Bulk_ManyObjects_AreShownInWavesWithOneOpenAndThoseLeftOutWithTheReason()
    {
        var run = await BulkAsync();
        var page = Show(run);
        page.WaitForAssertion(() => Assert.Equal(["1", "2", "3", "0"], page.FindAll("[data-wave]").Select(static w => w.GetAttribute("data-wave"))));
        Assert.Contains("and 6 more", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Equal("many-0", Assert.Single(page.FindAll("[data-row]")).GetAttribute("data-name"));
        Assert.Contains("All 7 requests are allowed.", page.Find("aside").TextContent, StringComparison.Ordinal);

        var navigation = Service<Microsoft.AspNetCore.Components.NavigationManager>();
        navigation.NavigateTo(page.Find("[data-wave='2'] > a").GetAttribute("href")!);
        page.WaitForAssertion(() => Assert.Equal(["many-1", "many-2", "many-3", "many-4", "many-5"], page.FindAll("[data-row]").Select(static r => r.GetAttribute("data-name"))));
        Assert.Empty(page.FindAll("[data-row] pre"));
        navigation.NavigateTo(page.Find("[data-name='many-2'] a[aria-expanded]").GetAttribute("href")!);
        page.WaitForAssertion(() => Assert.Contains("PATCH", page.Find("[data-name='many-2'] pre").TextContent, StringComparison.Ordinal));

        navigation.NavigateTo(page.Find("[data-wave='0'] > a").GetAttribute("href")!);
        page.WaitForAssertion(() => Assert.Contains("The pod is guarded. Ask its owner.", page.Find("[data-name='guarded']").TextContent, StringComparison.Ordinal));

        Press(page, "Run the dry run");
        Press(page, "Approve this plan");
        page.WaitForAssertion(() => Assert.Contains(page.FindAll("button"), static button => button.TextContent.Trim() == "Execute 7 changes"));
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

    private async Task<RemediationRun> BulkAsync()
    {
        await Database.ExecuteAsync("TRUNCATE remediation_runs CASCADE");
        var names = Enumerable.Range(0, 7).Select(static i => $"many-{i}").Append("guarded");
        var request = new PlanRequest { Playbook = "release-medium", Cluster = "prod", Subjects = [.. names.Select(static name => new ObjectReference("v1", "Pod", "shop", name, $"u-{name}"))] };
        var result = await Service<RemediationService>().PlanAsync(request, await Service<Portal.Web.Components.Live.CurrentUser>().CallerAsync(), CancellationToken.None);
        return result.Run ?? throw new InvalidOperationException(result.Text?.En);
    }

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
