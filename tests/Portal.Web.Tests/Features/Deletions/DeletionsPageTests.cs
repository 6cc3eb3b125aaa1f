using System.Globalization;
using System.Text.Json.Nodes;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Cluster.Watching;
using Portal.Core.Deletions;
using Portal.Core.Findings;
using Portal.Problems;
using Portal.Testing;
using Portal.Testing.Clusters;
using Portal.Testing.Database;
using Portal.Testing.Manifests;
using Portal.Web.Features.Deletions;
using Xunit;

namespace Portal.Web.Tests.Features.Deletions;

public sealed class DeletionsPageTests : PageTest, IClassFixture<DatabaseFixture>
{
    private const string FailureWords = "Number in the log:";

    private const string Hostile = "example.com/<img src=x>\u202e";

    private readonly TestClusters _clusters = new();
    private readonly ScriptedExplainer _explainer = new();

    public DeletionsPageTests(DatabaseFixture database)
        : base(database)
    {
        _clusters.Time = Time.GetUtcNow();
        Page.Services.Replace(ServiceDescriptor.Singleton<ILiveClusters>(_clusters));
        Page.Services.AddSingleton<IDeletionExplainer>(_explainer);
        Page.Services.AddDeletions();
        Page.Services.AddSingleton(ProblemCatalogue.Load());
    }

    [Fact]
    public void Loading_ShowsASkeletonAndNoNumber()
    {
        _explainer.Hold();
        Show(Widgets("a", 2));
        var page = Open();

        Assert.NotEmpty(page.FindAll(".skeleton"));
        Assert.Equal("Deletions", page.Find("h1").TextContent.Trim());
        Assert.Empty(page.FindAll("tbody tr"));

        _explainer.Release();
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));
    }

    [Fact]
    public void Empty_EverythingSeen_SaysNone()
    {
        Show();
        var page = Open();

        page.WaitForAssertion(() => Assert.Equal("No object is stuck in deletion", Heading(page)));
        Assert.Empty(page.FindAll(".note"));
    }

    [Fact]
    public void Empty_AKindThatCannotBeSeen_IsNeverShownAsNone()
    {
        Show(WatchState.Stale);
        var page = Open();

        page.WaitForAssertion(() => Assert.Equal("No stuck object seen, but not everything could be looked at", Heading(page)));
        Assert.Contains("unknown, not absent", page.Find(".note").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("No object is stuck", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Error_FirstRead_SaysThatItFailedAndShowsNoNone()
    {
        _explainer.Fails = true;
        Show(Widgets("a", 1));
        var page = Open();

        page.WaitForAssertion(() => Assert.Contains(FailureWords, page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("No object is stuck", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("a defect", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stale_LaterRead_KeepsTheOldRowsAndSaysSo()
    {
        Show(Widgets("a", 2));
        var page = Open();
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));

        _explainer.Fails = true;
        Show(Widgets("a", 3));
        await Eventually.TrueAsync(() => Later(page).Contains(FailureWords, StringComparison.Ordinal));
        Assert.Equal(2, page.FindAll("tbody tr").Count);

        _explainer.Fails = false;
        await Eventually.TrueAsync(() => Later(page).Contains("a-2", StringComparison.Ordinal));
        Assert.DoesNotContain(FailureWords, page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Gaps_WithStuckObjects_SayAtLeast()
    {
        Show(WatchState.Stale, Widgets("a", 1));
        var page = Open();

        page.WaitForAssertion(() => Assert.StartsWith("At least 1 object cannot be deleted", Heading(page), StringComparison.Ordinal));
    }

    [Fact]
    public void Groups_AreRootCausesMostObjectsFirst()
    {
        Show(Widgets("a", 1), Widgets("b", 3));
        var page = Open();

        page.WaitForAssertion(() => Assert.Equal("4 objects cannot be deleted, for 2 reasons", Heading(page)));
        Assert.Equal(["Finalizer example.com/b is not removed", "Finalizer example.com/a is not removed"], page.FindAll(".grp .gt b").Select(static b => b.TextContent));
        Assert.Equal("true", page.FindAll(".grp")[0].GetAttribute("aria-current"));
        Assert.Equal(3, page.FindAll("tbody tr").Count);
    }

    [Fact]
    public async Task Filter_IsInTheAddressAndNarrowsCausesAndObjects()
    {
        Show(Widgets("a", 2), Widgets("b", 3));
        var page = Open("?after=100");
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".grp").Count));

        await page.Find("#deletion-text").InputAsync(new() { Value = "a-1 example.com/a" });
        await page.Find("#deletion-text").ChangeAsync(new() { Value = "a-1 example.com/a" });

        page.WaitForAssertion(() => Assert.Contains("q=a-1", Navigation.Uri, StringComparison.Ordinal));
        Assert.DoesNotContain("after=", Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal("a-1", Assert.Single(page.FindAll("tbody tr")).GetAttribute("data-name")));
        Assert.Single(page.FindAll(".grp"));
    }

    [Fact]
    public void Filter_NothingMatches_SaysSo()
    {
        Show(Widgets("a", 2));
        var page = Open("?q=nothing");

        page.WaitForAssertion(() => Assert.Equal("No stuck object matches the filter.", page.Find(".empty").TextContent.Trim()));
    }

    [Fact]
    public void DeepLink_ToOneObject_ShowsThatOneWithItsCause()
    {
        Show(Widgets("a", 40), Widgets("b", 300));
        var page = Open("?uid=u-a-7");

        page.WaitForAssertion(() => Assert.Equal("a-7", Assert.Single(page.FindAll("tbody tr")).GetAttribute("data-name")));
        Assert.Equal("Finalizer example.com/a is not removed", page.Find("#dt").TextContent);
        Assert.NotNull(page.Find("a[href='http://localhost/clusters/test/deletions'], a[href='/clusters/test/deletions']"));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("2147483648")]
    [InlineData("400")]
    [InlineData("<b>")]
    public void Place_ThatIsNoRow_IsTheBeginning(string after)
    {
        Show(Widgets("b", 300));
        var page = Open($"?after={Uri.EscapeDataString(after)}&from={Uri.EscapeDataString(after)}");

        page.WaitForAssertion(() => Assert.Equal(100, page.FindAll("tbody tr").Count));
        Assert.Contains("Rows 1 to 100 of 300", page.Find(".foot").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_CausesAndObjects_ComeInParts()
    {
        Show([.. Enumerable.Range(0, 120).Select(static i => Widgets(string.Create(CultureInfo.InvariantCulture, $"f{i:D3}"), 1)), Widgets("big", 250)]);
        var page = Open();

        page.WaitForAssertion(() => Assert.Equal(50, page.FindAll(".grp").Count));
        Assert.Equal(100, page.FindAll("tbody tr").Count);
        Assert.Equal(["Rows 1 to 50 of 121", "Rows 1 to 100 of 250"], page.FindAll(".foot span").Select(static s => s.TextContent));

        var last = Open("?from=100&after=200");
        last.WaitForAssertion(() => Assert.Equal((21, 50), (last.FindAll(".grp").Count, last.FindAll("tbody tr").Count)));
    }

    [Fact]
    public void ChosenCause_BeyondTheFirstPart_IsShownInItsPart()
    {
        Show([.. Enumerable.Range(0, 120).Select(static i => Widgets(string.Create(CultureInfo.InvariantCulture, $"f{i:D3}"), 1))]);
        var page = Open("?cause=finalizer%2Fexample.com%2Ff119");

        page.WaitForAssertion(() => Assert.Equal("Finalizer example.com/f119 is not removed", page.Find(".grp[aria-current] b").TextContent));
        Assert.Equal("f119-0", Assert.Single(page.FindAll("tbody tr")).GetAttribute("data-name"));
    }

    [Fact]
    public void Hostile_Finalizer_IsTextEverywhere()
    {
        Show([Widget("w", "u-w", Hostile)]);
        var page = Open("?view=list");

        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
        Assert.Contains("example.com/<img src=x>\\u202E", page.Find("tbody").TextContent, StringComparison.Ordinal);
        var causes = Open();
        causes.WaitForAssertion(() => Assert.Contains("<img src=x>\\u202E", causes.Find("#dt").TextContent, StringComparison.Ordinal));
        Assert.Empty(causes.FindAll("img"));
        Assert.DoesNotContain('\u202e', causes.Markup);
    }

    [Fact]
    public void Article_IsTheOneOfTheRoom()
    {
        Show(Widgets("a", 1));
        var page = Open();

        page.WaitForAssertion(() => Assert.NotNull(page.Find("a[href='/knowledge/pod-stuck-terminating']")));
    }

    [Fact]
    public void UnknownCluster_SaysThatThereIsNone()
    {
        Show();
        var page = Page.Render<DeletionsPage>(p => p.Add(f => f.Cluster, "nowhere"));

        page.WaitForAssertion(() => Assert.Equal("There is no such cluster", Heading(page)));
    }

    private static string Heading(IRenderedComponent<DeletionsPage> page) => page.Find("h1").ChildNodes.Last().TextContent.Trim();

    private string Later(IRenderedComponent<DeletionsPage> page)
    {
        Time.Advance(TimeSpan.FromSeconds(6));
        return page.Markup;
    }

    private static JsonObject[] Widgets(string finalizer, int count) =>
        [.. Enumerable.Range(0, count).Select(i => Widget($"{finalizer}-{i}", $"u-{finalizer}-{i}", $"example.com/{finalizer}"))];

    private static JsonObject Widget(string name, string uid, string finalizer) => new()
    {
        ["apiVersion"] = "example.com/v1",
        ["kind"] = "Widget",
        ["metadata"] = new JsonObject
        {
            ["name"] = name,
            ["namespace"] = "shop",
            ["uid"] = uid,
            ["deletionTimestamp"] = "2026-03-18T01:00:00Z",
            ["finalizers"] = new JsonArray(finalizer),
        },
    };

    private void Show(params JsonObject[][] objects) => Show(WatchState.Synced, objects);

    private void Show(WatchState state, params JsonObject[][] objects) => _clusters.Show(ManifestView.Of(objects.SelectMany(static some => some), state));

    private IRenderedComponent<DeletionsPage> Open(string query = "")
    {
        Navigation.NavigateTo("/clusters/test/deletions" + query);
        return Page.Render<DeletionsPage>(p => p.Add(f => f.Cluster, "test"));
    }
}
