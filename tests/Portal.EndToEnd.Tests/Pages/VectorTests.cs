using System.Net;
using System.Net.Http.Json;
using Microsoft.Playwright;
using Portal.EndToEnd.Tests.Infrastructure;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Pages;

/// <summary>Every attack of the corpus (quality.md, attacks 1 to 4) in a real browser, wherever a person can write something: nothing runs, nothing leaves.</summary>
[Collection(PortalCollection.Name)]
public sealed class VectorTests(PortalFixture fixture)
{
    private const int InOneArticle = 12;
    private const string Title = "<img src=x onerror=alert(1)>\"'><svg/onload=alert(1)>{{7*7}}${7*7}";

    [Fact]
    public async Task Articles_WithEveryAttackAsTheirText_AreInert()
    {
        using var http = new HttpClient { BaseAddress = fixture.Portal.Address };
        await using var window = await fixture.OpenAsync();
        var watch = await VectorWatch.BeginAsync(window, fixture.Portal.Address);
        Assert.True(VectorWatch.Attacks.Count >= 60, $"{VectorWatch.Attacks.Count}");

        var number = 0;
        // A NUL cannot be stored and is refused with the field; what stands around it is tried.
        foreach (var some in VectorWatch.Attacks.Select(static attack => attack.Replace("\0", "", StringComparison.Ordinal)).Chunk(InOneArticle))
        {
            var slug = $"attacks-{number++}";
            await CreateAsync(http, new { title = $"Attacks {number}", slug, summary = some[0].ReplaceLineEndings(" "), body = $"## First\n\n{string.Join("\n\n---\n\n", some)}\n\n## Last" });

            await watch.OpenAsync($"/knowledge/{slug}");
            await Expect(window.Page.Locator("h1")).ToContainTextAsync($"Attacks {number}");
        }
    }

    [Fact]
    public async Task TitleSummaryAndComment_OnEveryPageThatShowsThem_AreText()
    {
        using var http = new HttpClient { BaseAddress = fixture.Portal.Address };
        await CreateAsync(http, new { title = Title, slug = "hostile-words", summary = Title, body = Title, comment = Title, tags = new[] { "hostile" } });
        await using var window = await fixture.OpenAsync();
        var watch = await VectorWatch.BeginAsync(window, fixture.Portal.Address);

        foreach (var path in (string[])
            ["/knowledge", $"/knowledge?q={Uri.EscapeDataString(Title)}", "/knowledge/hostile-words", "/knowledge/hostile-words/history", "/knowledge/hostile-words/edit", "/audit"])
        {
            await watch.OpenAsync(path);
        }

        await watch.OpenAsync("/knowledge/hostile-words");
        await Expect(window.Page.Locator("h1")).ToContainTextAsync("<img src=x onerror=alert(1)>");
    }

    [Fact]
    public async Task Match_EveryAttackPasted_IsText()
    {
        await using var window = await fixture.OpenAsync();
        var watch = await VectorWatch.BeginAsync(window, fixture.Portal.Address);
        await watch.OpenAsync("/match");

        await window.Page.Locator("#match-text").FillAsync(string.Join('\n', VectorWatch.Attacks.Select(static attack => attack.Replace('\0', '0'))));
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Match this text" }).ClickAsync();

        await Expect(window.Page.Locator("#line-1 .lt")).ToHaveTextAsync("<script>alert(1)</script>");
        await watch.AssertInertAsync("/match with every attack");
        await watch.OpenAsync($"/match?text={Uri.EscapeDataString(Title)}");
    }

    [Fact]
    public async Task Article_TooMuchMarkup_IsRefusedWithTheFieldAndTheLimit()
    {
        using var http = new HttpClient { BaseAddress = fixture.Portal.Address };
        foreach (var body in (string[])
            [new string('a', 1024 * 1024), $"|{string.Join('|', Enumerable.Range(0, 10_000))}|\n|{string.Concat(Enumerable.Repeat("-|", 10_000))}\n", new string('>', 100_000)])
        {
            using var answer = await http.PostAsync(new Uri("/api/v1/knowledge", UriKind.Relative), JsonContent.Create(new { title = "Too much", slug = "too-much", body }));

            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity, $"{answer.StatusCode}: {text}");
            Assert.Matches("(?i)body", text);
        }
    }

    private static async Task CreateAsync(HttpClient http, object article)
    {
        using var created = await http.PostAsync(new Uri("/api/v1/knowledge", UriKind.Relative), JsonContent.Create(article));
        Assert.True(created.IsSuccessStatusCode, await created.Content.ReadAsStringAsync());
    }
}
