using System.Text;
using System.Text.Json.Nodes;
using Portal.Cluster.Discovery;
using Portal.Simulator.Hosting;
using Xunit;
using static Portal.Cluster.Tests.Discovery.ScriptedDiscovery;

namespace Portal.Cluster.Tests.Discovery;

public sealed class DiscoveryClientTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ask_AggregatedAndByVersion_FindTheSame()
    {
        await using var simulator = await SimulatorServer.StartAsync(new SimulatorOptions { RunControllers = false });
        simulator.Api.Create(Portal.Simulator.Objects.KnownResources.CustomResourceDefinitions, "", JsonNode.Parse("""
            {"metadata":{"name":"widgets.example.com"},"spec":{"group":"example.com","scope":"Cluster","names":{"plural":"widgets","kind":"Widget","shortNames":["wd"]},
             "versions":[{"name":"v2","served":true,"storage":true,"subresources":{"status":{}}},{"name":"v1","served":true,"storage":false}]}}
            """)!.AsObject());
        using var client = simulator.CreateClient();
        await using var aggregated = await StartAsync();
        await using var legacy = await StartAsync();
        foreach (var path in new[] { "/api", "/apis" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("Accept", "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList");
            using var answer = await client.SendAsync(request, Stop);
            aggregated.Set(path, await answer.Content.ReadAsStringAsync(Stop));
            legacy.Set(path, await client.GetStringAsync(path, Stop));
        }

        foreach (var version in simulator.Api.Resources.All.Select(r => r.Group.Length == 0 ? "/api/v1" : $"/apis/{r.Group}/{r.Version}").Append("/apis/autoscaling/v1").Distinct())
        {
            legacy.Set(version, await client.GetStringAsync(version, Stop));
        }

        var (found, answered, whole) = await aggregated.AskAsync(Stop);
        var (same, _, _) = await legacy.AskAsync(Stop);

        Assert.True(answered && whole);
        Assert.Equal(["/api", "/apis"], aggregated.Asked);
        Assert.Empty(found.Gaps);
        Assert.Empty(same.Gaps);
        Assert.Equal(found.Kinds.Select(Text), same.Kinds.Select(Text));
        var widget = found.Find("example.com", "widgets")!;
        Assert.Equal(("v2", "Widget", false), (widget.Kind.Version, widget.Kind.Kind, widget.Kind.Namespaced));
        Assert.Equal(["wd"], widget.ShortNames);
        Assert.Contains("eviction", found.Find("", "pods")!.Subresources);
        Assert.Same(found.Find("", "pods"), found.FindKind("", "Pod"));
        Assert.True(found.Find("", "pods")!.Can("watch"));
        Assert.False(found.Find("", "bindings")!.Can("list"));
    }

    [Fact]
    public async Task Ask_RecordedServerWithoutSomeGroups_TakesWhatAnswersAndNamesTheRest()
    {
        await using var server = await StartAsync();
        foreach (var exchange in JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Recordings", "01-discovery.json"), Stop))!.AsArray())
        {
            server.Set(exchange!["request"]!["path"]!.ToString(), exchange["response"]!["body"]!.ToJsonString(), (int)exchange["response"]!["status"]!);
        }

        var (kinds, answered, whole) = await server.AskAsync(Stop);

        Assert.True(answered);
        Assert.False(whole);
        Assert.Equal("v1", kinds.Find("apps", "statefulsets")!.Kind.Version);
        Assert.Equal("PodDisruptionBudget", kinds.Find("policy", "poddisruptionbudgets")!.Kind.Kind);
        Assert.False(kinds.Find("", "nodes")!.Kind.Namespaced);
        var gap = Assert.Single(kinds.Gaps, g => g.Group == "batch");
        Assert.Equal(("v1", 0), (gap.Version, gap.Remembered));
        Assert.Contains("GET /apis/batch/v1 was answered with 404", gap.Reason, StringComparison.Ordinal);
        Assert.True(kinds.IsUncertain("batch"));
        Assert.False(kinds.IsUncertain("apps"));
    }

    [Fact]
    public async Task Ask_StaleGroupWithoutResources_KeepsWhatWasKnownAndSaysSince()
    {
        await using var server = await StartAsync();
        server.Groups(Group("apps", Version("v1", "Current", "deployments")), Group("metrics.k8s.io", Version("v1beta1", "Current", "pods", "nodes")));
        await server.AskAsync(Stop);
        server.Groups(Group("apps", Version("v1", "Current", "deployments")), Group("metrics.k8s.io", Version("v1beta1", "Stale")));

        var (first, _, whole) = await server.AskAsync(Stop);
        var (second, _, _) = await server.AskAsync(Stop);

        Assert.False(whole);
        Assert.False(first.Find("apps", "deployments")!.Remembered);
        Assert.True(first.Find("metrics.k8s.io", "nodes")!.Remembered);
        var gap = Assert.Single(first.Gaps);
        Assert.Equal(("metrics.k8s.io", "v1beta1", 2), (gap.Group, gap.Version, gap.Remembered));
        Assert.Equal(gap.Since, Assert.Single(second.Gaps).Since);
        Assert.Equal(3, second.Kinds.Length);
        server.Groups(Group("apps", Version("v1", "Current", "deployments")), Group("metrics.k8s.io", Version("v1beta1", "Current", "pods")));
        var (healed, _, _) = await server.AskAsync(Stop);
        Assert.Empty(healed.Gaps);
        Assert.Equal([("deployments", false), ("pods", false)], healed.Kinds.Select(k => (k.Kind.Resource, k.Remembered)));
    }

    [Fact]
    public async Task Ask_StaleGroupWithCachedResources_MarksThem()
    {
        await using var server = await StartAsync();
        server.Groups(Group("metrics.k8s.io", Version("v1beta1", "Stale", "pods")));

        var (kinds, _, _) = await server.AskAsync(Stop);

        Assert.True(Assert.Single(kinds.Kinds).Remembered);
        Assert.Equal(1, Assert.Single(kinds.Gaps).Remembered);
    }

    [Fact]
    public async Task Ask_ListOfGroupsFails_KeepsAllGroupsButTakesTheCore()
    {
        await using var server = await StartAsync();
        server.Set("/api", """{"kind":"APIGroupDiscoveryList","items":[{"metadata":{},"versions":[""" + Version("v1", "Current", "configmaps", "secrets") + "]}]}");
        server.Groups(Group("apps", Version("v1", "Current", "deployments")));
        await server.AskAsync(Stop);
        server.Set("/api", """{"kind":"APIGroupDiscoveryList","items":[{"metadata":{},"versions":[""" + Version("v1", "Current", "configmaps") + "]}]}");
        server.Set("/apis", """{"kind":"Status","code":503,"reason":"ServiceUnavailable","message":"try later"}""", 503);

        var (kinds, answered, whole) = await server.AskAsync(Stop);

        Assert.True(answered);
        Assert.False(whole);
        Assert.Equal([("configmaps", false), ("deployments", true)], kinds.Kinds.Select(k => (k.Kind.Resource, k.Remembered)));
        Assert.Equal((DiscoveryGap.AllGroups, "GET /apis was answered with 503 ServiceUnavailable: try later"), (kinds.Gaps[0].Group, kinds.Gaps[0].Reason));
        Assert.True(kinds.IsUncertain("anything.example.com"));
    }

    [Fact]
    public async Task Ask_NothingAnswers_ForgetsNothingAndKeepsItsTime()
    {
        await using var server = await StartAsync();
        server.Groups(Group("apps", Version("v1", "Current", "deployments")));
        var (before, _, _) = await server.AskAsync(Stop);
        server.Set("/api", "<html>", 502);
        server.Set("/apis", "not json");

        var (kinds, answered, _) = await server.AskAsync(Stop);

        Assert.False(answered);
        Assert.Equal(before.AsOf, kinds.AsOf);
        Assert.True(Assert.Single(kinds.Kinds).Remembered);
        Assert.Equal(2, kinds.Gaps.Length);
        Assert.Contains(kinds.Gaps, g => g.Reason.StartsWith("The answer to GET /apis cannot be read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ask_GroupOrKindThatIsGone_IsForgotten()
    {
        await using var server = await StartAsync();
        server.Groups(Group("example.com", Version("v1", "Current", "widgets", "gadgets")), Group("other.example.com", Version("v1", "Current", "things")));
        await server.AskAsync(Stop);
        server.Groups(Group("example.com", Version("v1", "Current", "widgets")));

        var (kinds, _, whole) = await server.AskAsync(Stop);

        Assert.True(whole);
        Assert.Equal("widgets", Assert.Single(kinds.Kinds).Kind.Resource);
    }

    [Fact]
    public async Task Ask_ResourceInAnOlderVersionOnly_IsFoundThere()
    {
        await using var server = await StartAsync();
        server.Groups(Group("example.com", Version("v1", "Current", "widgets"), Version("v1beta1", "Current", "widgets", "gadgets")));

        var (kinds, _, _) = await server.AskAsync(Stop);

        Assert.Equal([("widgets", "v1"), ("gadgets", "v1beta1")], kinds.Kinds.Select(k => (k.Kind.Resource, k.Kind.Version)));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../secrets")]
    [InlineData("pods?watch=1")]
    [InlineData("pods/../x")]
    [InlineData("<script>")]
    [InlineData("Widgets")]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("%2e%2e")]
    [InlineData("\\u0000")]
    public async Task Ask_HostileResourceName_IsLeftOutAndCounted(string name)
    {
        await using var server = await StartAsync();
        server.Groups(Group("example.com", Version("v1", "Current", name, "widgets")), Group(name.Length == 0 ? ".." : name, Version("v1", "Current", "things")));

        var (kinds, _, _) = await server.AskAsync(Stop);

        Assert.Equal("widgets", Assert.Single(kinds.Kinds).Kind.Resource);
        Assert.Contains(kinds.Gaps, g => g.Group == "example.com" && g.Reason.StartsWith("1 of its resources", StringComparison.Ordinal));
        Assert.Contains(kinds.Gaps, g => g.Group == "?");
    }

    [Theory]
    [InlineData("""{"kind":"APIGroupDiscoveryList","items":[{"metadata":{"name":"example.com"},"versions":[{"version":"v1","resources":[{"resource":5,"responseKind":7}]}]}]}""")]
    [InlineData("""{"kind":"APIGroupDiscoveryList","items":[3,null,{"metadata":[],"versions":{}}]}""")]
    [InlineData("""{"kind":"APIGroupList","groups":[{"name":"a/b","versions":[{"version":"v1"}]},{"versions":[4]}]}""")]
    [InlineData("""[]""")]
    [InlineData("""null""")]
    public async Task Ask_BentDocument_GivesNothingAndDoesNotThrow(string document)
    {
        await using var server = await StartAsync();
        server.Set("/apis", document);

        var (kinds, _, _) = await server.AskAsync(Stop);

        Assert.Empty(kinds.Kinds);
        Assert.All(server.Asked, path => Assert.Contains(path, new[] { "/api", "/apis" }));
    }

    [Fact]
    public async Task Ask_InvalidUtf8InAName_IsLeftOut()
    {
        await using var server = await StartAsync();
        var document = Encoding.UTF8.GetBytes("""{"kind":"APIGroupDiscoveryList","items":[""" + Group("example.com", Version("v1", "Current", "wi#gets", "gadgets")) + "]}");
        document[document.AsSpan().IndexOf((byte)'#')] = 0xFF;
        server.Documents["/apis"] = (200, document);

        var (kinds, _, _) = await server.AskAsync(Stop);

        Assert.DoesNotContain(kinds.Kinds, k => k.Kind.Resource.Contains("gets", StringComparison.Ordinal) && k.Kind.Resource != "gadgets");
    }

    private static string Text(ServedKind served) =>
        $"{served.Kind} {string.Join(',', served.Verbs)} {served.Singular} {string.Join(',', served.ShortNames)} {string.Join(',', served.Subresources.Order(StringComparer.Ordinal))}";
}
