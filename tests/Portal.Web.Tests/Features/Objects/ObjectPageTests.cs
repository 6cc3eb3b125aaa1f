using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Cluster.Connection;
using Portal.Cluster.Watching;
using Portal.Core.Remediation;
using Portal.Testing.Database;
using Portal.Web.Features.Objects;
using Xunit;

namespace Portal.Web.Tests.Features.Objects;

public sealed class ObjectPageTests : PageTest, IClassFixture<DatabaseFixture>
{
    private const string NoEvents = """{"kind":"EventList","metadata":{},"items":[]}""";
    private readonly ScriptedCluster _cluster = new();

    public ObjectPageTests(DatabaseFixture database)
        : base(database)
    {
        Page.Services.AddClusterWatching(static _ => [ClusterDefinition.ForServer("prod", new Uri("http://127.0.0.1:1"))]);
        Page.Services.Replace(ServiceDescriptor.Singleton<IRemediationCluster>(_cluster));
    }

    [Fact]
    public void Render_APodThatIsThere_ShowsItWithLinksToWhatItNames()
    {
        Serve("""
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"web-1","namespace":"shop","uid":"u1","resourceVersion":"7","creationTimestamp":"2026-03-18T03:00:00Z",
             "deletionTimestamp":"2026-03-18T03:10:00Z","deletionGracePeriodSeconds":30,"finalizers":["example.com/hold"],
             "ownerReferences":[{"apiVersion":"apps/v1","kind":"StatefulSet","name":"web","uid":"o","controller":true}],
             "managedFields":[{"manager":"kubectl","operation":"Update"}]},
             "spec":{"nodeName":"n1","containers":[{"name":"app","image":"app:1","env":[{"name":"DB","value":"hunter2"}]}]},
             "status":{"phase":"Running","conditions":[{"type":"Ready","status":"False","reason":"ContainersNotReady","message":"no","lastTransitionTime":"2026-03-18T03:05:00Z"}]}}
            """);

        var page = Render("web-1");

        page.WaitForAssertion(() => Assert.Contains("Terminating", page.Find(".sub").TextContent, StringComparison.Ordinal));
        Assert.Contains("example.com/hold", page.Find("[aria-labelledby=deletion]").TextContent, StringComparison.Ordinal);
        Assert.Contains("ContainersNotReady", page.Find("[aria-labelledby=conditions]").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["/clusters/prod/objects/apps/v1/statefulsets/shop/web", "/clusters/prod/nodes/n1"],
            page.FindAll("[aria-labelledby=relations] a").Select(static link => link.GetAttribute("href")));
        Assert.DoesNotContain("hunter2", page.Markup, StringComparison.Ordinal);
        Assert.Contains("value: (value hidden)".Replace("(value hidden)", "'(value hidden)'", StringComparison.Ordinal), page.Find("pre.doc").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("manager", page.Find("pre.doc").TextContent, StringComparison.Ordinal);
        Assert.Contains("kubectl get pods web-1 --namespace shop", page.Markup, StringComparison.Ordinal);
        Assert.All(_cluster.Asked, static asked => Assert.Equal("dev", asked.AsUser));
    }

    [Fact]
    public async Task Render_AnOpenFinding_IsTheTitleAndTheOneButton()
    {
        Serve(Pod("bad-1"));
        await SaveAsync(Sightings.Open("bad-1", Time.GetUtcNow()));

        var page = Render("bad-1");

        page.WaitForAssertion(() => Assert.EndsWith("cannot be deleted: its node n1 is down", page.Find("h1").TextContent.Trim(), StringComparison.Ordinal));
        Assert.StartsWith("/findings/", Assert.Single(page.FindAll(".btn.primary")).GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Refused_NamesTheMissingRuleAndNothingElse()
    {
        _cluster.Answer = static _ => (403, """{"kind":"Status","status":"Failure","reason":"Forbidden","message":"pods \"web-2\" is forbidden: User \"dev\" cannot get","code":403}""");

        var page = Render("web-2");

        page.WaitForAssertion(() => Assert.Contains("Missing rule: get pods (shop)", page.Find(".note").TextContent, StringComparison.Ordinal));
        Assert.Contains("verbs: [\"get\"]", page.Find(".note pre").TextContent, StringComparison.Ordinal);
        Assert.EndsWith("may not be read", page.Find("h1").TextContent.Trim(), StringComparison.Ordinal);
        Assert.Empty(page.FindAll("pre.doc, [aria-labelledby=conditions]"));
    }

    [Fact]
    public async Task Render_Gone_ShowsWhatWasKnown()
    {
        _cluster.Answer = static _ => (404, """{"kind":"Status","reason":"NotFound","message":"pods \"gone-1\" not found","code":404}""");
        var finding = Sightings.Open("gone-1", Time.GetUtcNow());
        finding.Resolve(Time.GetUtcNow().AddMinutes(1));
        await SaveAsync(finding);

        var page = Render("gone-1");

        page.WaitForAssertion(() => Assert.Contains("What is below was known before it went.", page.Find(".note").TextContent, StringComparison.Ordinal));
        Assert.Contains(page.FindAll("[aria-labelledby=findings] a"), link => link.GetAttribute("href") == $"/findings/{finding.Id}");
        Assert.EndsWith("is not in its cluster now", page.Find("h1").TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_Unreachable_IsStaleAndComesBackOnDemand()
    {
        await SaveAsync(Sightings.Open("away-1", Time.GetUtcNow()));
        var page = Render("away-1");
        page.WaitForAssertion(() => Assert.Contains("cannot be read from its API server now", page.Find(".note.stale").TextContent, StringComparison.Ordinal));
        Assert.Single(page.FindAll("[aria-labelledby=findings] .btn.primary"));

        Serve(Pod("away-1"));
        page.Find(".acts .btn").Click();

        page.WaitForAssertion(() => Assert.Contains("uid: u-away-1", page.Find("pre.doc").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".note.stale"));
    }

    [Fact]
    public void Render_ASecret_IsNotAskedFor()
    {
        var page = Page.Render<ObjectPage>(static p => p
            .Add(o => o.Cluster, "prod").Add(o => o.Group, "core").Add(o => o.Version, "v1").Add(o => o.Plural, "secrets").Add(o => o.Namespace, "shop").Add(o => o.Name, "tls"));

        page.WaitForAssertion(() => Assert.Contains("The portal does not read Secrets.", page.Find(".note").TextContent, StringComparison.Ordinal));
        Assert.Empty(_cluster.Asked);
    }

    [Theory]
    [InlineData("prod", "../secrets", "name")]
    [InlineData("nowhere", "web-1", "no cluster nowhere")]
    public void Render_AnAddressThatCannotBe_SaysWhyAndAsksNobody(string cluster, string name, string says)
    {
        var page = Page.Render<ObjectPage>(p => p.Add(o => o.Cluster, cluster).Add(o => o.Namespace, "shop").Add(o => o.Name, name));

        page.WaitForAssertion(() => Assert.Equal("There is no such object", page.Find("h1").TextContent.Trim()));
        Assert.Contains(says, page.Find(".sub").TextContent, StringComparison.Ordinal);
        Assert.Empty(_cluster.Asked);
    }

    [Fact]
    public void Render_HostileTexts_AreShownAsText()
    {
        var evil = "<script>pwned</script>\u202e\u001b[31m" + new string('z', 256 * 1024);
        var json = System.Text.Json.JsonSerializer.Serialize(new
        {
            apiVersion = "v1",
            kind = evil[..60],
            metadata = new { name = "evil-1", @namespace = "shop", uid = "u", finalizers = new[] { evil[..60] }, annotations = new { a = evil } },
            status = new { phase = evil[..60], conditions = new[] { new { type = evil[..60], status = evil[..60], reason = evil[..60], message = evil } } },
        });
        Serve(json, System.Text.Json.JsonSerializer.Serialize(new
        {
            items = new[] { new { type = "Warning", reason = evil[..60], message = evil, involvedObject = new { uid = "u" }, source = new { component = evil[..60] } } },
        }));

        var page = Render("evil-1");

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("pre.doc")));
        Assert.Empty(page.FindAll("script"));
        Assert.DoesNotContain(page.Markup, static c => c is '\u202e' or '\u001b');
        Assert.True(page.Markup.Length < 60_000, $"{page.Markup.Length} characters");
    }

    [Fact]
    public void Render_EventsRefused_SaysWhichRuleAndShowsTheRest()
    {
        _cluster.Answer = static path => path.Contains("/events", StringComparison.Ordinal)
            ? (403, """{"kind":"Status","reason":"Forbidden","message":"no","code":403}""")
            : (200, Pod("web-3"));

        var page = Render("web-3");

        page.WaitForAssertion(() => Assert.Contains("list events (shop)", page.Find("[aria-labelledby=events]").TextContent, StringComparison.Ordinal));
        Assert.NotEmpty(page.FindAll("pre.doc"));
    }

    [Fact]
    public void Render_Chinese_IsWhole()
    {
        Language("zh");
        Serve(Pod("web-4"));

        var page = Render("web-4");

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("pre.doc")));
        Assert.Equal(["发现", "事件", "YAML"], page.FindAll("h2").Select(static h => h.TextContent));
    }

    private static string Pod(string name) =>
        $$$"""{"apiVersion":"v1","kind":"Pod","metadata":{"name":"{{{name}}}","namespace":"shop","uid":"u-{{{name}}}"},"spec":{},"status":{}}""";

    private void Serve(string json, string events = NoEvents) => _cluster.Answer = path => (200, path.Contains("/events", StringComparison.Ordinal) ? events : json);

    private IRenderedComponent<ObjectPage> Render(string name) =>
        Page.Render<ObjectPage>(p => p.Add(o => o.Cluster, "prod").Add(o => o.Namespace, "shop").Add(o => o.Name, name));
}
