using Portal.EndToEnd.Tests.Infrastructure;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Pages;

/// <summary>Names, events and articles that try to get out of where they are shown (quality.md, attacks 1, 2 and 6), in a real browser.</summary>
[Collection(PortalCollection.Name)]
public sealed class HostileTextTests(PortalFixture fixture)
{
    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task Finding_WithTheLongestNameAndAHostileEvent_ShowsText(int width)
    {
        using var api = new PortalApiClient(fixture.Portal.Address);
        var finding = (await api.FindingOfAsync(TestCluster.LongestName)).GetProperty("id").GetString();
        await using var window = await fixture.OpenAsync(width: width);

        await window.GoToAsync($"/findings/{finding}");

        await window.ScreenshotAsync($"hostile-finding-{width}");
        await Expect(window.Page.GetByText("<img src=x", new() { Exact = false }).First).ToBeVisibleAsync();
        Assert.DoesNotContain("pwned", await window.Page.TitleAsync(), StringComparison.Ordinal);
        var text = await window.Page.Locator("main").TextContentAsync();
        Assert.DoesNotContain('\u202E', text!);
        Assert.DoesNotContain('\u001b', text!);
        Assert.True(await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0);
        Assert.Empty(window.Complaints);
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task Object_WithTheLongestNameAndAHostileEvent_ShowsText(int width)
    {
        await using var window = await fixture.OpenAsync(width: width);

        await window.GoToAsync($"/clusters/demo/pods/hostile/{TestCluster.LongestName}");

        await window.ScreenshotAsync($"hostile-object-{width}");
        await Expect(window.Page.Locator("[aria-labelledby=events]")).ToContainTextAsync("<img src=x");
        Assert.DoesNotContain("pwned", await window.Page.TitleAsync(), StringComparison.Ordinal);
        var text = await window.Page.Locator("main").TextContentAsync();
        Assert.DoesNotContain('\u202E', text!);
        Assert.DoesNotContain('\u001b', text!);
        Assert.True(await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0);
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task Article_FullOfVectors_IsInert()
    {
        using var http = new HttpClient { BaseAddress = fixture.Portal.Address };
        const string Body = """
            # Vectors
            <script>document.title='pwned'</script>
            <img src=x onerror="document.title='pwned'">
            <svg onload="document.title='pwned'"></svg>
            <iframe srcdoc="<script>parent.document.title='pwned'</script>"></iframe>
            <style>body{display:none}</style>
            <math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=document.title='pwned'&gt;">
            [a](javascript:document.title='pwned') [b](JaVa&#x09;Script:document.title='pwned') [c](data:text/html,<script>1</script>) [d](vbscript:x) [e](//evil.example.com) [f](\\\\evil)
            ![i](https://evil.example.com/i.png) <a href="javascript:document.title='pwned'">g</a> [ok](https://kubernetes.io/)
            """;
        using var created = await http.PostAsync(
            new Uri("/api/v1/knowledge", UriKind.Relative),
            System.Net.Http.Json.JsonContent.Create(new { title = "Vectors", slug = "vectors", body = Body }));
        created.EnsureSuccessStatusCode();
        await using var window = await fixture.OpenAsync();

        await window.GoToAsync("/knowledge/vectors");
        foreach (var link in await window.Page.Locator("main article a, main .article a").AllAsync())
        {
            var href = await link.GetAttributeAsync("href") ?? "";
            Assert.True(href.StartsWith('/') || href.StartsWith('#') || href.StartsWith("https://kubernetes.io", StringComparison.Ordinal), href);
        }

        Assert.Equal(0, await window.Page.Locator("main script, main iframe, main svg[onload], main [onerror], main img[src^='https://evil']").CountAsync());
        await Expect(window.Page.Locator("h1")).ToBeVisibleAsync();
        Assert.DoesNotContain("pwned", await window.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.Empty(window.Complaints);
    }
}
