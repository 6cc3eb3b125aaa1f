using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Access;
using Portal.Core.Findings;
using Portal.Core.Nodes;
using Portal.Core.Remediation;
using Portal.Problems.NodeProblems.Playbooks;
using Portal.Testing;
using Portal.Testing.Clusters;
using Portal.Testing.Database;
using Portal.Testing.Manifests;
using Portal.Web.Features.Nodes;
using Portal.Web.Features.Remediation;
using Portal.Web.Tests.Features.Remediation;
using Xunit;

namespace Portal.Web.Tests.Features.Nodes;

/// <summary>What a node's page offers, and the table of a drain.</summary>
public sealed class NodePagesTests : PageTest, IClassFixture<DatabaseFixture>
{
    private readonly TestClusters _clusters = new();

    public NodePagesTests(DatabaseFixture database)
        : base(database)
    {
        _clusters.Time = Time.GetUtcNow();
        Page.Services.Replace(ServiceDescriptor.Singleton<ILiveClusters>(_clusters));
        Page.Services.Replace(ServiceDescriptor.Singleton<IRemediationCluster>(new AnsweringCluster()));
        Page.Services.Configure<RemediationOptions>(static options => options.Impersonate = false);
        Page.Services.AddSingleton<IPlaybook>(new CordonPlaybook());
        Page.Services.AddSingleton<IPlaybook>(new UncordonPlaybook());
        Page.Services.AddSingleton<IPlaybook>(new DrainPlaybook());
    }

    [Fact]
    public async Task Offers_SchedulableNode_CordonAndDrainButNoUncordon()
    {
        Show(Node("n1"), Node("n2"), Pod("p"));
        var work = Work();
        work.WaitForAssertion(() => Assert.Equal(["cordon", "drain"], Offered(work)));
        Assert.Contains("Takes new pods.", work.Markup, StringComparison.Ordinal);
        Assert.Contains("A drain would evict 1 pod.", work.Markup, StringComparison.Ordinal);

        Show(Node("n1", cordoned: true), Node("n2"));
        await Eventually.PassesAsync(() =>
        {
            Time.Advance(TimeSpan.FromMilliseconds(300));
            Assert.Equal(["uncordon"], Offered(work));
        });
        Assert.Contains("Cordoned: no new pods come to it.", work.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Offers_NodeThatIsNotThere_ShowsNothing()
    {
        Show(Node("n2"));
        Assert.Equal("", Work().Markup.Trim());
    }

    [Fact]
    public void Offers_Viewer_SeesWhyTheButtonsAreOff()
    {
        SignIn("vera", "Viewer");
        Show(Node("n1"), Node("n2"));
        var work = Work();
        work.WaitForAssertion(() => Assert.Contains("you need the role", work.Find(".forbidden").TextContent, StringComparison.Ordinal));
        Assert.Equal(2, work.FindAll("button").Count);
        Assert.All(work.FindAll("button"), static button => Assert.True(button.HasAttribute("disabled")));
    }

    [Fact]
    public async Task Plan_PodWithLocalData_IsRefusedUntilItIsAgreedTo()
    {
        await Database.ExecuteAsync("TRUNCATE remediation_runs CASCADE");
        Show(Node("n1"), Node("n2"), Pod("p", spec: "volumes: [{name: scratch, emptyDir: {}}]"));
        var work = Work();
        work.WaitForAssertion(() => Assert.Contains("As it stands a drain is refused:", work.Markup, StringComparison.Ordinal));
        Assert.Contains("a/p: Needs consent: the data in its emptyDir scratch", work.Find(".refusal").TextContent, StringComparison.Ordinal);
        await work.FindAll(".flag input")[0].ChangeAsync(new() { Value = true });
        await work.Find("button[data-playbook=drain]").ClickAsync(new());

        work.WaitForAssertion(() => Assert.Contains("/remediations/", Navigation.Uri, StringComparison.Ordinal));
        var run = await Service<RemediationService>().FindAsync(Guid.Parse(Navigation.Uri.Split('/')[^1]), CancellationToken.None);
        Assert.Null(run!.Refusal);
        Assert.Equal((RiskLevel.High, true, 2), (run.Risk, run.RequiresSecondPerson, run.Steps.Count));

        // One run at a time: the next plan leads to the run that is in the way, and says so.
        Navigation.NavigateTo("/clusters/prod/nodes/n1");
        await work.Find("button[data-playbook=cordon]").ClickAsync(new());
        work.WaitForAssertion(() => Assert.Equal($"/remediations/{run.Id}", work.Find("[role=alert] a").GetAttribute("href")));
        Assert.EndsWith("/clusters/prod/nodes/n1", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_ParameterThatIsNoNumber_IsSaidOnThePage()
    {
        Show(Node("n1"), Node("n2"), Pod("p"));
        var work = Work();
        work.WaitForAssertion(() => Assert.NotEmpty(work.FindAll("#drain-timeoutMinutes")));
        await work.Find("#drain-timeoutMinutes").ChangeAsync(new() { Value = "soon" });
        await work.Find("button[data-playbook=drain]").ClickAsync(new());
        work.WaitForAssertion(() => Assert.Contains("Must be a whole number.", work.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Table_ManyPods_BlockedFirstAndMovesWithTheCluster()
    {
        string[] pods = [.. Enumerable.Range(0, 249).Select(static i => Pod($"web-{i:000}"))];
        const string Budget = """
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: db, namespace: a, uid: b}
            spec: {minAvailable: 1, selector: {matchLabels: {app: db}}}
            status: {disruptionsAllowed: 0, currentHealthy: 1, desiredHealthy: 1, expectedPods: 1}
            """;
        Show([Node("n1"), Node("n2"), Budget, .. pods, Pod("zz-db", labels: "app: db")]);
        var run = await PlanAsync();
        var table = Page.Render<DrainVerdicts>(p => p.Add(v => v.Run, run));

        table.WaitForAssertion(() => Assert.Equal(250, table.FindAll("tbody tr").Count));
        Assert.Equal(("zz-db", "Blocked"), (table.Find("tbody tr").GetAttribute("data-name"), table.Find("tbody tr").GetAttribute("data-state")));
        Assert.Equal("/clusters/prod/pods/a/zz-db", table.Find("tbody tr a").GetAttribute("href"));
        Assert.Contains("Waits for budget db: it needs 1 pod healthy and has 1.", table.Find("tbody tr").TextContent, StringComparison.Ordinal);
        Assert.Contains("250 of 250 pods to wait for", table.Find("header").TextContent, StringComparison.Ordinal);

        // All free pods are gone, one that came since is nothing that the drain waits for.
        Show(Node("n1", cordoned: true), Node("n2"), Budget, Pod("zz-db", labels: "app: db"), Pod("web-000", metadata: ", deletionTimestamp: \"2026-11-24T06:01:00Z\""));
        await Eventually.PassesAsync(() =>
        {
            Time.Advance(TimeSpan.FromMilliseconds(300));
            Assert.Equal(["1 Blocked", "1 Leaving", "248 Gone"], table.FindAll(".counts li").Select(static li => $"{li.QuerySelector("b")!.TextContent} {li.GetAttribute("data-state")}"));
        });
        Assert.Equal(["zz-db", "web-000", "web-001"], table.FindAll("tbody tr").Take(3).Select(static row => row.GetAttribute("data-name")));
        Assert.Contains("2 of 250 pods to wait for", table.Find("header").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Table_ManyNodes_ShowsThePodsOfTheOpenWaveWithTheirNode()
    {
        string[] rest = [.. Enumerable.Range(3, 17).Select(static i => Node($"n{i}"))];
        Show([Node("n1"), Node("n2"), .. rest, Pod("p1"), Pod("q1", node: "n2"), Pod("q2", node: "n2")]);
        var run = await PlanAsync("n1", "n2");
        var page = Page.Render<RunDetailPage>(p => p.Add(r => r.Id, run.Id.ToString()));

        page.WaitForAssertion(() => Assert.Equal(["p1 on n1: Planned"], Rows()));
        Assert.Equal("Pods of the nodes of wave 1", page.Find("#pods").TextContent);

        Service<NavigationManager>().NavigateTo(page.Find("[data-wave='2'] > a").GetAttribute("href")!);
        page.WaitForAssertion(() => Assert.Equal(["q1 on n2: Planned", "q2 on n2: Planned"], Rows()));
        Assert.Contains("2 of 2 pods to wait for", page.Find("section[aria-labelledby=pods] header").TextContent, StringComparison.Ordinal);

        // What the API gives is of all nodes, each pod at its own.
        var whole = (await Service<RemediationService>().FindAsync(run.Id, CancellationToken.None))!;
        Assert.Equal(["p1 on n1: Planned", "q1 on n2: Planned", "q2 on n2: Planned"], DrainTable.Of(whole, _clusters.View("prod")!, Time.GetUtcNow()).Rows.Select(static row => $"{row.Pod.Name} on {row.Node}: {row.State}"));

        IEnumerable<string> Rows() => page.FindAll("section[aria-labelledby=pods] tbody tr").Select(static row => $"{row.GetAttribute("data-name")} on {row.Children[2].TextContent.Trim()}: {row.GetAttribute("data-state")}");
    }

    [Fact]
    public async Task Steps_CordonAndEviction_SayWhichFieldsTheyAreBoundTo()
    {
        Show(Node("n1"), Node("n2"), Pod("p1"));
        var run = await PlanAsync();
        var page = Page.Render<RunDetailPage>(p => p.Add(r => r.Id, run.Id.ToString()));

        page.WaitForAssertion(() => Assert.Equal(
            ["Bound to uid uid-n1 and to spec.unschedulable:", "Bound to uid uid-p1 and to spec.nodeName, spec.volumes, metadata.ownerReferences:"],
            page.FindAll(".what > p:nth-of-type(2)").Select(static p => p.TextContent[..(p.TextContent.IndexOf(':', StringComparison.Ordinal) + 1)])));
    }

    [Fact]
    public async Task Table_HostilePodsAndNotSeen_AreTextAndSaidToBeOld()
    {
        Show(Node("n1"), Node("n2"), Pod("p"));
        var run = await PlanAsync();
        _clusters.Show(ManifestView.Of(ManifestFile.Documents(Node("n1")), Cluster.Watching.WatchState.Unreachable) with { Cluster = "prod" });
        var table = Page.Render<DrainVerdicts>(p => p.Add(v => v.Run, run));
        table.WaitForAssertion(() => Assert.Contains("are not seen now", table.Markup, StringComparison.Ordinal));
    }

    private static string[] Offered(IRenderedComponent<NodeWork> work) => [.. work.FindAll("button[data-playbook]").Select(static button => button.GetAttribute("data-playbook")!)];

    private static string Node(string name, bool cordoned = false) => $$"""
        apiVersion: v1
        kind: Node
        metadata: {name: {{name}}, uid: uid-{{name}}, resourceVersion: "7"}
        spec: {unschedulable: {{(cordoned ? "true" : "false")}}}
        status: {allocatable: {cpu: "64", memory: 256Gi}, conditions: [{type: Ready, status: "True"}]}
        """;

    private static string Pod(string name, string spec = "restartPolicy: Always", string labels = "app: web", string metadata = "", string node = "n1") => $$"""
        apiVersion: v1
        kind: Pod
        metadata: {name: {{name}}, namespace: a, uid: uid-{{name}}, labels: { {{labels}} }, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web, uid: rs, controller: true}]{{metadata}}}
        spec:
          nodeName: {{node}}
          {{spec}}
        status: {phase: Running, conditions: [{type: Ready, status: "True"}]}
        """;

    private IRenderedComponent<NodeWork> Work() => Page.Render<NodeWork>(p => p.Add(w => w.Cluster, "prod").Add(w => w.Name, "n1"));

    private void Show(params string[] objects) => _clusters.Show(ManifestView.Of(ManifestFile.Documents(string.Join("\n---\n", objects))) with { Cluster = "prod" });

    private async Task<RemediationRun> PlanAsync(params string[] nodes)
    {
        await Database.ExecuteAsync("TRUNCATE remediation_runs CASCADE");
        var result = await Service<RemediationService>().PlanAsync(
            nodes.Length == 0
                ? new PlanRequest { Playbook = "drain", Cluster = "prod", Subject = new("v1", "Node", "", "n1", "") }
                : new PlanRequest { Playbook = "drain", Cluster = "prod", Subjects = [.. nodes.Select(static node => new ObjectReference("v1", "Node", "", node, ""))] },
            new RemediationCaller(new PortalUser { Name = "mara", Issuer = "test", Subject = "mara", Roles = [PortalRole.Operator] }),
            CancellationToken.None);
        Assert.True(result.Succeeded, result.Text?.En);
        return result.Run!;
    }
}
