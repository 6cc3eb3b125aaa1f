using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Pods;
using Portal.Core.Access;
using Portal.Core.Findings;
using Portal.Core.Remediation;
using Portal.Core.Text;
using Portal.Testing.Clusters;
using Portal.Testing.Database;
using Portal.Testing.Processes;
using Portal.Web.Features.Remediation.Export;
using Xunit;

namespace Portal.Web.Tests.Features.Remediation.Export;

public sealed class RunExportTests : PageTest, IClassFixture<DatabaseFixture>
{
    private const string Uid = "0c9f2c9e-cluster";

    private static readonly RemediationCaller Mallory = new(new PortalUser { Name = HostilePlaybook.Words, Issuer = "test", Subject = "mallory", Roles = [PortalRole.Admin] });

    public RunExportTests(DatabaseFixture database)
        : base(database)
    {
        var clusters = new TestClusters { Time = Time.GetUtcNow() };
        clusters.Show(TestClusters.Empty("prod") with { Pods = TestClusters.Snapshot(KnownResources.Pods, [Pod("db-0"), Pod(HostilePlaybook.Other), Pod(HostilePlaybook.Third)]) });
        Page.Services.Replace(ServiceDescriptor.Singleton<ILiveClusters>(clusters));
        Page.Services.Replace(ServiceDescriptor.Singleton<IRemediationCluster>(new AnsweringCluster { Annotation = $"JSON\n{HostilePlaybook.Words}\nJSON\n}} || touch pwned" }));
        Page.Services.Configure<RemediationOptions>(static options => options.Impersonate = false);
        Page.Services.AddSingleton<IPlaybook>(new HostilePlaybook());
    }

    [Fact]
    public async Task Script_HostileTexts_PassesBashAndSendsExactlyTheGuardedRequests()
    {
        var run = await ApprovedAsync();
        using var bash = new BashRun(RunScript.Of(run, Uid, Time.GetUtcNow()));

        Assert.Equal((0, ""), await bash.RunAsync("any", Uid, "-n"));
        Assert.Equal((0, ""), await bash.RunAsync("any", Uid));

        Assert.Empty(bash.Strangers);
        Assert.Equal(3, bash.Calls.Count);
        Assert.Equal(["patch", "pods", "db-0", "--namespace=shop", "--type=json", $"--patch={run.Steps[0].Body}"], bash.Calls[0]);
        Assert.Equal(["delete", $"--raw={run.Steps[1].Path}", "-f", "-", run.Steps[1].Body + "\n"], bash.Calls[1]);
        Assert.All(bash.Calls, static call => Assert.Contains("u-db-", string.Concat(call), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("prod", "another", Uid)]
    [InlineData("staging", "any", null)]
    public async Task Script_AnotherCluster_DoesNothingAndNamesTheContext(string context, string uid, string? expected)
    {
        using var bash = new BashRun(RunScript.Of(await ApprovedAsync(), expected, Time.GetUtcNow()));

        var (code, error) = await bash.RunAsync(context, uid);

        Assert.Equal(1, code);
        Assert.Contains($"({context})", error, StringComparison.Ordinal);
        Assert.Empty(bash.Calls);
    }

    [Fact]
    public async Task Script_ClusterWithoutUid_GoesByTheNameOfTheContext()
    {
        using var bash = new BashRun(RunScript.Of(await ApprovedAsync(), clusterUid: null, Time.GetUtcNow()));

        Assert.Equal((0, ""), await bash.RunAsync("prod", "any"));

        Assert.Equal(3, bash.Calls.Count);
    }

    [Fact]
    public async Task Script_Undo_MakesAgainWhatWasDeletedAndSendsNothingElse()
    {
        var run = await ApprovedAsync();
        using var bash = new BashRun(RunScript.Of(run, Uid, Time.GetUtcNow())) { Arguments = ["undo"] };

        Assert.Equal((0, ""), await bash.RunAsync("any", Uid));

        Assert.Empty(bash.Strangers);
        var call = Assert.Single(bash.Calls);
        Assert.Equal(["create", "-f", "-"], call[..3]);
        using var made = JsonDocument.Parse(call[3]);
        Assert.Equal(["apiVersion", "kind", "metadata"], made.RootElement.EnumerateObject().Select(static field => field.Name));
        var metadata = made.RootElement.GetProperty("metadata");
        Assert.Equal(["name", "namespace", "annotations", "finalizers"], metadata.EnumerateObject().Select(static field => field.Name));
        Assert.Equal((HostilePlaybook.Third, "shop"), (metadata.GetProperty("name").GetString(), metadata.GetProperty("namespace").GetString()));
        Assert.Contains(HostilePlaybook.Words, metadata.GetProperty("annotations").GetProperty("note").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Script_UndoOnAnotherCluster_DoesNothing()
    {
        using var bash = new BashRun(RunScript.Of(await ApprovedAsync(), Uid, Time.GetUtcNow())) { Arguments = ["undo"] };

        Assert.Equal(1, (await bash.RunAsync("prod", "another")).Code);
        Assert.Empty(bash.Calls);
    }

    [Fact]
    public async Task Script_Head_SaysWhatWhoWhenAndTheGuards()
    {
        var run = await ApprovedAsync();

        var script = RunScript.Of(run, Uid, Time.GetUtcNow());

        Assert.StartsWith("#!/usr/bin/env bash\n", script, StringComparison.Ordinal);
        foreach (var words in new[] { "Pod shop/db-0", run.Id.ToString(), run.PlanHash, "approved by", "guards: uid and resourceVersion in each command", "set -euo pipefail", "cannot be undone:" })
        {
            Assert.Contains(words, script, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(script, static c => c is '\r' or '\u202e');
    }

    [Fact]
    public async Task Report_HostileTexts_AreTextInTheirPlaces()
    {
        var run = await ApprovedAsync();

        var html = await new HtmlParser().ParseDocumentAsync(MarkdownRenderer.Render(RunReport.Of(run, Time.GetUtcNow())).Html);

        Assert.Empty(html.QuerySelectorAll("a, img, script, em, strong, h1 ~ h1"));
        Assert.Equal(3, html.QuerySelectorAll("h3").Length);
        var tables = html.QuerySelectorAll("table");
        Assert.Equal(4, tables.Length);
        Assert.All(tables, static table => Assert.Single(table.QuerySelectorAll("tr").Select(static row => row.Children.Length).Distinct()));
        Assert.Equal(run.Journal.Count, tables[1].QuerySelectorAll("tbody tr").Length);
        Assert.Contains(VisibleText.Of(HostilePlaybook.Words), tables[1].TextContent, StringComparison.Ordinal);
        var blocks = html.QuerySelectorAll("pre").Select(static pre => pre.TextContent).ToList();
        Assert.Contains(blocks, block => block.Contains(run.Steps[0].Body!, StringComparison.Ordinal));
        Assert.Contains(blocks, block => block.TrimEnd() == run.Steps[1].Kubectl);
        Assert.Single(blocks, block => block.TrimEnd() == KeptObject.Kubectl(run, run.Steps[2]));
    }

    [Fact]
    public async Task Report_ARun_HasEveryChapter()
    {
        var report = RunReport.Of(await ApprovedAsync(), Time.GetUtcNow());

        foreach (var words in new[] { "## Timeline (UTC)", "## Checks and permissions", "## What cannot be undone or may be lost", "## What will be done", "## Done when", "## Approval", "Dry run by the API server: 200" })
        {
            Assert.Contains(words, report, StringComparison.Ordinal);
        }
    }

    private static Pod Pod(string name) => new()
    {
        Metadata = new ObjectMeta { Namespace = "shop", Name = name, Uid = $"u-{name}", ResourceVersion = "7", Finalizers = [HostilePlaybook.Finalizer] },
    };

    private async Task<RemediationRun> ApprovedAsync()
    {
        await Database.ExecuteAsync("TRUNCATE remediation_runs CASCADE");
        var service = Service<RemediationService>();
        var request = new PlanRequest { Playbook = "hostile", Cluster = "prod", Subject = new ObjectReference("v1", "Pod", "shop", "db-0", "u-db-0") };
        var run = Ok(await service.PlanAsync(request, Mallory, CancellationToken.None));
        Ok(await service.DryRunAsync(run.Id, Mallory, CancellationToken.None));
        Ok(await service.ApproveAsync(run.Id, HostilePlaybook.Words, Mallory, CancellationToken.None));
        return (await service.FindAsync(run.Id, CancellationToken.None))!;
    }

    private static RemediationRun Ok(RemediationResult result) => result.Succeeded ? result.Run! : throw new InvalidOperationException($"{result.Code} {result.Text?.En}");
}
