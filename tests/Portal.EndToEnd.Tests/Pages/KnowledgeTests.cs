using Microsoft.Playwright;
using Portal.EndToEnd.Tests.Infrastructure;
using Portal.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Pages;

/// <summary>Finding, reading and writing articles, as only a browser can show it.</summary>
[Collection(PortalCollection.Name)]
public sealed class KnowledgeTests(PortalFixture fixture)
{
    [Fact]
    public async Task Search_TypedAndGoneIntoByKeyboard_OpensTheArticle()
    {
        await using var window = await fixture.OpenAsync();
        await window.GoToAsync("/knowledge");
        await Expect(window.Page.Locator("#article-text")).ToBeFocusedAsync();

        await window.Page.Keyboard.TypeAsync("pod stuck terminating", new() { Delay = 30 });
        await Expect(window.Page.Locator("h1")).ToContainTextAsync("fit");
        await Expect(window.Page.Locator("#article-text")).ToHaveValueAsync("pod stuck terminating");
        await Eventually.TrueAsync(() => window.Page.Url.EndsWith("/knowledge?q=pod%20stuck%20terminating", StringComparison.Ordinal));
        var first = window.Page.Locator("[data-results] [data-row]").First;
        await Expect(first).ToHaveAttributeAsync("data-name", "pod-stuck-terminating");
        await window.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(first).ToBeFocusedAsync();
        await window.Page.Keyboard.PressAsync("Enter");

        await Expect(window.Page).ToHaveURLAsync("/knowledge/pod-stuck-terminating");
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task Article_LinkToAHeading_ShowsThatPlaceOnTheFirstLoad()
    {
        await using var window = await fixture.OpenAsync();

        await window.GoToAsync("/knowledge/pod-stuck-terminating#h-numbers");

        await Expect(window.Page.Locator("#h-numbers")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Article_OnPaper_IsLightAndHasNothingToPress()
    {
        await using var window = await fixture.OpenAsync(dark: true);
        await window.GoToAsync("/knowledge/pod-stuck-terminating");

        await window.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await window.ScreenshotAsync("article-print");
        foreach (var away in new[] { "nav.nav", "header.top", ".article button", "#contents" })
        {
            await Expect(window.Page.Locator(away).First).ToBeHiddenAsync();
        }

        Assert.Equal("rgb(255, 255, 255)", await window.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        Assert.Equal("rgb(20, 24, 31)", await window.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.article')).color"));
        Assert.Contains(
            "https://kubernetes.io",
            await window.Page.Locator("aside a[href^='https://kubernetes.io']").First.EvaluateAsync<string>("link => getComputedStyle(link, '::after').content"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edit_WindowClosedInTheMiddle_DraftIsOfferedAndSavedAndItsCodeIsCopied()
    {
        var slug = await CreateAsync("Draft kept");
        await using var window = await fixture.OpenAsync();
        await window.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        window.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await window.GoToAsync($"/knowledge/{slug}/edit");
        await window.Page.FillAsync("#body", "## Try {#try}\n\n```sh\nkubectl get pod -A\n```\n");
        await Expect(window.Page.Locator(".preview h2")).ToHaveTextAsync("Try");
        await Expect(window.Page.Locator(".save [role=status]")).ToContainTextAsync("Not saved yet");
        await Eventually.TrueAsync(() => window.Page.EvaluateAsync<bool>("Object.values(localStorage).some(draft => draft.includes('kubectl'))"));

        await window.Page.ReloadAsync();
        await window.WaitUntilReadyAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Go on with it" }).ClickAsync();
        await Expect(window.Page.Locator(".preview h2")).ToHaveTextAsync("Try");
        await window.ScreenshotAsync("article-edit-draft");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Save as a new revision" }).ClickAsync();

        await Expect(window.Page).ToHaveURLAsync($"/knowledge/{slug}");
        await Expect(window.Page.Locator(".rev")).ToContainTextAsync("revision 2");
        Assert.Equal(0, await window.Page.EvaluateAsync<int>("localStorage.length"));
        await window.Page.Locator("[data-copy-code]").ClickAsync();
        await Expect(window.Page.Locator("[data-copy-code]")).ToHaveTextAsync("Copied");
        Assert.Equal("kubectl get pod -A", await window.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task New_FromAFinding_BeginsWithItsEvidenceAndIsSavedInOneStep()
    {
        using var api = new PortalApiClient(fixture.Portal.Address);
        var finding = (await api.FindingOfAsync("db-0")).GetProperty("id").GetString();
        await using var window = await fixture.OpenAsync();
        await window.GoToAsync($"/findings/{finding}");

        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Write what I learnt" }).ClickAsync();
        await Eventually.TrueAsync(async () => (await window.Page.InputValueAsync("#title")).StartsWith("Pod ", StringComparison.Ordinal));
        await Expect(window.Page.Locator(".preview pre").First).ToContainTextAsync("metadata.deletionTimestamp");
        await window.Page.FillAsync("#slug", "learnt-from-db-0");
        await window.ScreenshotAsync("article-new-finding");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Save the article" }).ClickAsync();

        await Expect(window.Page).ToHaveURLAsync("/knowledge/learnt-from-db-0");
        await Expect(window.Page.Locator($".article a[href='/findings/{finding}']")).ToBeVisibleAsync();
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task Edit_TwoEditorsAtOnce_TheSecondMergesAndNothingIsLost()
    {
        var slug = await CreateAsync("Two editors", "first\n\nsecond\n\nthird\n");
        await using var one = await fixture.OpenAsync("alice", "operator");
        await using var two = await fixture.OpenAsync("bob", "operator");
        await one.GoToAsync($"/knowledge/{slug}/edit");
        await two.GoToAsync($"/knowledge/{slug}/edit");
        await one.Page.FillAsync("#body", "first by alice\n\nsecond\n\nthird\n");
        await two.Page.FillAsync("#body", "first\n\nsecond\n\nthird by bob\n");
        await one.Page.GetByRole(AriaRole.Button, new() { Name = "Save as a new revision" }).ClickAsync();
        await Expect(one.Page).ToHaveURLAsync($"/knowledge/{slug}");

        await two.Page.GetByRole(AriaRole.Button, new() { Name = "Save as a new revision" }).ClickAsync();
        await Expect(two.Page.Locator("main")).ToContainTextAsync("alice saved revision 2 while you write.");
        await two.Page.GetByRole(AriaRole.Button, new() { Name = "See the difference and merge" }).ClickAsync();
        await Expect(two.Page.Locator("#body")).ToHaveValueAsync("first by alice\n\nsecond\n\nthird by bob\n");
        await two.ScreenshotAsync("article-merge");
        await two.Page.GetByRole(AriaRole.Button, new() { Name = "Save as a new revision" }).ClickAsync();

        await Expect(two.Page).ToHaveURLAsync($"/knowledge/{slug}");
        await Expect(two.Page.Locator(".rev")).ToContainTextAsync("revision 3");
        Assert.Empty(two.Complaints);
    }

    [Fact]
    public async Task Edit_LeavingWithoutSaving_AsksInThePage()
    {
        var slug = await CreateAsync("Leaving asks");
        await using var window = await fixture.OpenAsync();
        await window.GoToAsync($"/knowledge/{slug}/edit");
        await window.Page.FillAsync("#title", "Changed");
        await Expect(window.Page.Locator(".save [role=status]")).ToContainTextAsync("Not saved yet");

        await window.Page.Locator("nav.nav a[href='/findings']").ClickAsync();
        await Expect(window.Page.Locator("main")).ToContainTextAsync("Your changes are not saved.");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Leave", Exact = true }).ClickAsync();

        await Expect(window.Page).ToHaveURLAsync("/findings");
    }

    private async Task<string> CreateAsync(string title, string body = "text")
    {
        using var http = new HttpClient { BaseAddress = fixture.Portal.Address };
        var slug = title.ToLowerInvariant().Replace(' ', '-');
        using var created = await http.PostAsync(
            new Uri("/api/v1/knowledge", UriKind.Relative), System.Net.Http.Json.JsonContent.Create(new { title, slug, body, language = "en" }));
        created.EnsureSuccessStatusCode();
        return slug;
    }
}
