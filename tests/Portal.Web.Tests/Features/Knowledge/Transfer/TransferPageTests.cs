using System.IO.Compression;
using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Exchange;
using Portal.Testing.Database;
using Portal.Web.Features.Knowledge.Transfer;
using Xunit;

namespace Portal.Web.Tests.Features.Knowledge.Transfer;

public sealed class TransferPageTests(DatabaseFixture database) : PageTest(database), IClassFixture<DatabaseFixture>
{
    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Import_AnArticle_IsShownBeforeItIsDoneAndDoneAfterThePress()
    {
        var slug = $"moved-{Guid.NewGuid():N}";
        var page = Page.Render<TransferPage>();

        Choose(page, (slug + "/article.en.md", Article(slug)), ("README.md", "About."));

        page.WaitForAssertion(() => Assert.Contains("Would add 1 and change 0 articles.", page.Markup, StringComparison.Ordinal));
        Assert.Contains("README.md", page.Find(".note").TextContent, StringComparison.Ordinal);
        Assert.Null(await FindAsync(slug));
        page.Find("#import-comment").Change("from the team");
        page.Find(".import .btn.primary").Click();
        page.WaitForAssertion(() => Assert.Contains("Added 1 and changed 0 articles.", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".import .btn.primary"));
        Assert.Equal("Moved", (await FindAsync(slug))!.Content.En!.Title);
        Assert.Equal("from the team", Assert.Single(await Service<ArticleService>().RevisionsAsync(slug, Cancellation)).Comment);
    }

    [Fact]
    public async Task Import_WithABadFile_ListsFileLineAndReasonAndChangesNothing()
    {
        var slug = $"bad-{Guid.NewGuid():N}";
        var page = Page.Render<TransferPage>();

        Choose(page, (slug + "/article.en.md", Article(slug)), ("other/article.en.md", Article("other").Replace("Warning", "Terrible", StringComparison.Ordinal)));

        page.WaitForAssertion(() => Assert.Contains("Nothing was changed.", page.Markup, StringComparison.Ordinal));
        var cells = page.FindAll(".import tbody td").Select(static cell => cell.TextContent.Trim()).ToArray();
        Assert.Equal(["other/article.en.md", "5"], cells[..2]);
        Assert.Contains("severity: is \"Terrible\"", cells[2], StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".import .btn.primary"));
        Assert.Null(await FindAsync(slug));
    }

    [Fact]
    public void Import_OfWhatIsNoArchive_SaysSo()
    {
        var page = Page.Render<TransferPage>();
        page.WaitForElement("#archive");

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("hello", "knowledge.zip"));

        page.WaitForAssertion(() => Assert.Contains("is not a zip archive", page.Find(".import tbody").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Import_OfMoreThanIsTaken_SaysHowMuchIs()
    {
        var page = Page.Render<TransferPage>();
        page.WaitForElement("#archive");

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(new byte[KnowledgeExchange.LargestArchive + 1], "knowledge.zip"));

        page.WaitForAssertion(() => Assert.Contains("larger than 20 MiB", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Import_Viewer_MayExportAndSeesWhoMayImport()
    {
        SignIn("vera", "Viewer");

        var page = Page.Render<TransferPage>();

        page.WaitForAssertion(() => Assert.Contains("operator", page.Find(".forbidden").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("#archive"));
        Assert.Equal("/api/v1/knowledge/export", page.Find("a[download]").GetAttribute("href"));
    }

    private static string Article(string slug) => $"---\nslug: {slug}\ntitle: Moved\nsummary: One sentence.\nseverity: Warning\ntags: [moved]\n---\n\nText.\n";

    private static void Choose(IRenderedComponent<TransferPage> page, params (string Path, string Text)[] files)
    {
        page.WaitForElement("#archive");
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, text) in files)
            {
                using var writer = new StreamWriter(zip.CreateEntry(path).Open());
                writer.Write(text);
            }
        }

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(buffer.ToArray(), "knowledge.zip"));
    }

    private Task<Article?> FindAsync(string slug) => Service<ArticleService>().GetAsync(slug, Cancellation);
}
