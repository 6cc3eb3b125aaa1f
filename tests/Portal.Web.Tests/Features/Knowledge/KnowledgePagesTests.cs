using Bunit;
using Portal.Testing.Database;
using Portal.Web.Features.Knowledge.Listing;
using Portal.Web.Features.Knowledge.Reading;
using Xunit;

namespace Portal.Web.Tests.Features.Knowledge;

public sealed class KnowledgePagesTests(DatabaseFixture database) : PageTest(database), IClassFixture<DatabaseFixture>
{
    [Fact]
    public void List_NoArticle_SaysSo()
    {
        var page = Page.Render<KnowledgeListPage>();
        page.WaitForAssertion(() => Assert.Equal("0 articles", page.Find("h1").TextContent.Trim()));
    }

    [Theory]
    [InlineData("no-such-article")]
    [InlineData("99999999999999999999")]
    public void Detail_UnknownSlug_SaysThatThereIsNone(string slug)
    {
        var page = Page.Render<ArticleDetailPage>(p => p.Add(f => f.Slug, slug));
        page.WaitForAssertion(() => Assert.Equal("There is no such article", page.Find("h1").TextContent.Trim()));
    }
}
