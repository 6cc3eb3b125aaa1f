using Microsoft.Playwright;
using Portal.EndToEnd.Tests.Infrastructure;
using Portal.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Stories;

/// <summary>The whole way through: see it, understand it, remove the cause, find it in the audit log.</summary>
[Collection(PortalCollection.Name)]
public sealed class FinalizerStoryTests(PortalFixture fixture)
{
    private const string Pod = "sandbox-7f3a";

    [Fact]
    public async Task PodHeldByAFinalizerWithoutController_FromTheOverviewToTheAuditLog_IsFreedVerifiedAndRecorded()
    {
        using var api = new PortalApiClient(fixture.Portal.Address);
        var finding = await api.FindingOfAsync(Pod);
        await using var window = await fixture.OpenAsync("mara", "operator");
        var page = window.Page;

        await window.GoToAsync("/");
        await Expect(page.Locator("h1")).ToContainTextAsync("is silent");
        await page.Locator($"a[href='/findings/{finding.GetProperty("id").GetString()}']").First.ClickAsync();

        await page.WaitForURLAsync("**/findings/*");
        await Expect(page.Locator("h1")).ToContainTextAsync($"tenants/{Pod} cannot be deleted");
        await Expect(page.GetByText("metadata.finalizers[0]")).ToBeVisibleAsync();
        await Expect(page.GetByText("Article 12: Pod stuck terminating")).ToBeVisibleAsync();
        await Expect(page.GetByText("Refused:").First).ToBeVisibleAsync();
        await window.ScreenshotAsync("story-1-finding");
        await window.PlanFirstAsync();

        await Expect(page.Locator("h1")).ToContainTextAsync(Pod);
        await page.GetByRole(AriaRole.Button, new() { Name = "Run the dry run" }).ClickAsync();
        await Expect(page.GetByText("Dry run by the API server: 200")).ToBeVisibleAsync();
        await window.ScreenshotAsync("story-2-dry-run");
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve this plan" }).ClickAsync();

        var execute = page.GetByRole(AriaRole.Button, new() { Name = "Execute 1 change" });
        await Expect(execute).ToBeDisabledAsync();
        foreach (var loss in await page.GetByRole(AriaRole.Checkbox).AllAsync())
        {
            await loss.CheckAsync();
        }

        await window.ScreenshotAsync("story-3-execute");
        await execute.ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("seen to have worked");
        await window.ScreenshotAsync("story-4-verified");
        var run = page.Url.Split('/')[^1];

        await LearnAsync(window, run);

        var gone = await fixture.Cluster.Simulator.Kubectl.TryAsync("get", "pod", "-n", "tenants", Pod);
        Assert.Contains("NotFound", gone.Error, StringComparison.Ordinal);
        await Eventually.TrueAsync(async () =>
            (await api.GetAsync($"findings/{finding.GetProperty("id").GetString()}")).GetProperty("resolvedAt").ValueKind == System.Text.Json.JsonValueKind.String);

        await window.GoToAsync($"/audit?object={Pod}");
        await Expect(page.Locator("main")).ToContainTextAsync("mara");
        await window.ScreenshotAsync("story-5-audit");
        var entries = (await api.GetAsync($"audit?run={run}")).GetProperty("items").EnumerateArray().ToList();
        Assert.True(entries.Count >= 4, string.Join(", ", entries));
        var executed = Assert.Single(entries, static entry => entry.GetProperty("action").GetString() == "remediation.execute" && entry.GetProperty("sourceAddress").GetString() == "127.0.0.1");
        Assert.Equal("mara", executed.GetProperty("actor").GetString());
        Assert.True((await api.GetAsync("audit/verify")).GetProperty("intact").GetBoolean());

        // Oracle 2 of quality.md: the API server saw one effective write for the one step.
        Assert.Single(
            fixture.Cluster.Simulator.Server.Requests.Requests,
            static request => request.IsEffectiveWrite && request.PathAndQuery.Contains($"/pods/{Pod}", StringComparison.Ordinal));
        Assert.Empty(window.Complaints);
    }

    /// <summary>What was learnt goes from the run to the article: a note with the run and its outcome beside it, and whether the article helped.</summary>
    private static async Task LearnAsync(PortalWindow window, string run)
    {
        var page = window.Page;
        await page.GetByLabel("Leave a note on the article").FillAsync("The **operator** was gone since Monday. <img src=x onerror=\"window.hit=1\"> [x](javascript:window.hit=1) \u202egnp.exe");
        await page.GetByRole(AriaRole.Button, new() { Name = "Leave the note" }).ClickAsync();
        await Expect(page.GetByText("It stands under the article now")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "It helped" }).ClickAsync();
        await page.GetByLabel("Why, in one line").FillAsync("<b onmouseover=window.hit=1>The second cause</b>");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the line" }).ClickAsync();
        await Expect(page.Locator(".said li")).ToContainTextAsync("The second cause");
        await window.ScreenshotAsync("story-4-note");

        await window.GoToAsync("/knowledge/pod-stuck-terminating");
        var note = page.Locator(".note-item", new() { HasText = "gone since Monday" });
        await Expect(note.Locator("strong")).ToHaveTextAsync("operator");
        await Expect(note).ToContainTextAsync("mara");
        await Expect(note.Locator($"a[href='/remediations/{run}']")).ToHaveTextAsync("after a remediation: Verified");
        await Expect(note.Locator("img, a[href^='javascript']")).ToHaveCountAsync(0);
        await Expect(page.Locator("[data-count]")).ToContainTextAsync("Helped 1 of 1");
        await Expect(page.Locator(".said b")).ToHaveCountAsync(0);
        await Expect(page.Locator(".said li")).ToContainTextAsync("<b onmouseover");
        await Expect(page.Locator("section[aria-labelledby=past]")).ToContainTextAsync(Pod);
        Assert.True(await page.EvaluateAsync<bool>("window.hit === undefined"));
        await window.ScreenshotAsync("story-4-article");
        await note.Locator($"a[href='/remediations/{run}']").ClickAsync();
        await page.WaitForURLAsync($"**/remediations/{run}");
    }
}
