using System.Text.Json;
using Portal.EndToEnd.Tests.Infrastructure;
using Portal.Testing;
using Portal.Testing.Processes;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Pages;

/// <summary>
/// An object that fights back on its way out (quality.md, attack 6): name, label, finalizer, field manager and events hold HTML, shell and kubectl metacharacters.
/// It goes through the page of deletions, its run and the run's exports, and the script of the export through a real bash.
/// </summary>
[Collection(PortalCollection.Name)]
public sealed class HostileDeletionTests(PortalFixture fixture)
{
    private const string Uid = "00000000-0000-4000-8000-000000000004";

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task Deletions_HostileObject_ShowsText(int width)
    {
        using var api = new PortalApiClient(fixture.Portal.Address);
        await StuckAsync(api);
        await using var window = await fixture.OpenAsync(width: width);

        await window.GoToAsync($"/clusters/demo/deletions?uid={Uid}");

        await Expect(window.Page.Locator("main .tree")).ToContainTextAsync("$(touch pwned)");
        await Expect(window.Page.Locator("main")).ToContainTextAsync("onload=document.title='pwned'>$(touch pwned)");
        await InertAsync(window, $"hostile-deletion-{width}");
    }

    [Fact]
    public async Task Run_HostileObject_IsTextOnItsPageAndOneArgumentInItsScript()
    {
        using var api = new PortalApiClient(fixture.Portal.Address);
        var stuck = await StuckAsync(api);
        var name = stuck.GetProperty("name").GetString()!;
        var finalizer = stuck.GetProperty("holders").EnumerateArray().First(static h => h.GetProperty("type").GetString() == "Finalizer").GetProperty("name").GetString()!;
        Assert.StartsWith("--all $(touch pwned)`", name, StringComparison.Ordinal);
        var run = await api.PlanAsync(new
        {
            playbook = "remove-finalizer",
            cluster = TestCluster.Name,
            subject = new { apiVersion = "rbac.authorization.k8s.io/v1", kind = "Role", @namespace = "hostile", name, uid = Uid },
            parameters = new { finalizer },
        });
        await using var window = await fixture.OpenAsync();

        await window.GoToAsync($"/remediations/{run}");

        await Expect(window.Page.Locator("h1")).ToContainTextAsync("$(touch pwned)");
        await Expect(window.Page.Locator("main")).ToContainTextAsync("example.com/~1'$(touch pwned)'");
        await InertAsync(window, "hostile-run");
        var markdown = await api.TextAsync($"remediations/{run}/export?format=md");
        Assert.DoesNotContain('\u202e', markdown);
        using var bash = new BashRun(await api.TextAsync($"remediations/{run}/export?format=sh"));
        var cluster = await fixture.Cluster.Simulator.Kubectl.RunAsync("get", "namespace", "kube-system", "-o", "jsonpath={.metadata.uid}");
        Assert.Equal((0, ""), await bash.RunAsync("any", cluster));
        Assert.Empty(bash.Strangers);
        var call = Assert.Single(bash.Calls);
        Assert.Equal(["patch", $"roles.v1.rbac.authorization.k8s.io/{name}", "--namespace=hostile", "--type=json"], call[..^1]);
        var patch = JsonSerializer.Deserialize<JsonElement>(call[^1]["--patch=".Length..]).EnumerateArray().ToList();
        Assert.Equal(["/metadata/uid", "/metadata/resourceVersion", "/metadata/finalizers/0", "/metadata/finalizers/0"], patch.Select(static p => p.GetProperty("path").GetString()));
        Assert.Equal((Uid, finalizer), (patch[0].GetProperty("value").GetString(), patch[2].GetProperty("value").GetString()));
        await api.CancelAsync(run);
    }

    private static Task<JsonElement> StuckAsync(PortalApiClient api) => Eventually.PassesAsync(async () =>
        Assert.Single((await api.GetAsync($"clusters/{TestCluster.Name}/deletions?uid={Uid}")).GetProperty("items").EnumerateArray()));

    private static async Task InertAsync(PortalWindow window, string picture)
    {
        await window.ScreenshotAsync(picture);
        Assert.DoesNotContain("pwned", (await window.Page.TitleAsync()).Replace("touch pwned", "", StringComparison.Ordinal).Replace("document.title='pwned'", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(0, await window.Page.Locator("main img, main script, main svg[onload], main [onerror]").CountAsync());
        var text = await window.Page.Locator("main").TextContentAsync();
        Assert.DoesNotContain('\u202E', text!);
        Assert.DoesNotContain('\u001b', text!);
        Assert.True(await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0);
        Assert.Empty(window.Complaints);
    }
}
