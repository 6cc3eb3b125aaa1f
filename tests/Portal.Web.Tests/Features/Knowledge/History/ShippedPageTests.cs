using Bunit;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Testing;
using Portal.Testing.Database;
using Portal.Web.Features.Knowledge.History;
using Xunit;

namespace Portal.Web.Tests.Features.Knowledge.History;

public sealed class ShippedPageTests(DatabaseFixture database) : PageTest(database), IClassFixture<DatabaseFixture>
{
    [Theory]
    [InlineData("Take the shipped text", "shipped")]
    [InlineData("Keep mine", "edited")]
    public async Task Shipped_Decided_IsWhatTheArticleSaysAndNothingIsLeftToDecide(string button, string body)
    {
        var slug = await EditedAsync();
        var page = Page.Render<ShippedPage>(p => p.Add(f => f.Slug, slug));
        page.WaitForElement(".field-diff");
        Assert.Equal("shipped", page.Find("td.added").TextContent.Replace("+", "", StringComparison.Ordinal).Replace("added:", "", StringComparison.Ordinal).Trim());

        page.FindAll(".decide button").Single(found => found.TextContent == button).Click();

        await Eventually.PassesAsync(() => Assert.EndsWith($"/knowledge/{slug}", Navigation.Uri, StringComparison.Ordinal));
        var article = (await Service<ArticleService>().GetAsync(slug, Xunit.TestContext.Current.CancellationToken))!;
        Assert.Equal(body, article.Content.En!.Body);
        Assert.Null(article.ShippedContent);
    }

    [Fact]
    public async Task Shipped_Viewer_SeesTheDifferenceAndWhoDecides()
    {
        SignIn("vera", "Viewer");
        var slug = await EditedAsync();

        var page = Page.Render<ShippedPage>(p => p.Add(f => f.Slug, slug));

        page.WaitForElement(".field-diff");
        Assert.Empty(page.FindAll(".decide button"));
        Assert.Contains("you need the role operator", page.Find(".forbidden").TextContent, StringComparison.Ordinal);
    }

    private async Task<string> EditedAsync()
    {
        var number = Random.Shared.Next(10_000, int.MaxValue);
        var content = new ArticleContent { Severity = Severity.Info, En = new ArticleText { Title = "T", Summary = "S", Body = "edited" } };
        var article = new Article
        {
            Number = number,
            Slug = $"room-{number}",
            Problem = $"Room{number}",
            Content = content,
            ShippedContent = content with { En = content.En! with { Body = "shipped" } },
            Revision = 1,
            Edited = true,
            CreatedAt = Time.GetUtcNow(),
            UpdatedAt = Time.GetUtcNow(),
            UpdatedBy = "kim",
        };
        await SaveAsync(article);
        return article.Slug;
    }
}
