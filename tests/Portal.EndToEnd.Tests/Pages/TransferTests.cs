using System.IO.Compression;
using Microsoft.Playwright;
using Portal.EndToEnd.Tests.Infrastructure;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Pages;

/// <summary>The knowledge base out of the portal, changed as a team would in Git, and in again.</summary>
[Collection(PortalCollection.Name)]
public sealed class TransferTests(PortalFixture fixture)
{
    private const string Slug = "finished-pod-garbage-collection";

    [Fact]
    public async Task ExportedChangedAndImported_IsSeenInTheArticle_AndABadFileChangesNothing()
    {
        await using var window = await fixture.OpenAsync();
        await window.GoToAsync("/knowledge/transfer");
        var download = await window.Page.RunAndWaitForDownloadAsync(() => window.Page.Locator("a[download]").ClickAsync());
        var export = await File.ReadAllBytesAsync(await download.PathAsync());

        await ChooseAsync(window, Changed(export, static text => text.Replace("\nseverity: ", "\nseverity: Not", StringComparison.Ordinal)));
        await Expect(window.Page.Locator(".import tbody tr").First).ToContainTextAsync($"{Slug}/article.en.md");
        await Expect(window.Page.Locator(".import")).ToContainTextAsync("Nothing was changed.");
        await window.ScreenshotAsync("transfer-bad");
        await ChooseAsync(window, Changed(export, static text => text + "\nWhat the team learnt in review.\n"));
        await Expect(window.Page.Locator(".import")).ToContainTextAsync("Would add 0 and change 1 articles.");
        await window.ScreenshotAsync("transfer-would");
        await window.Page.FillAsync("#import-comment", "review 42");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Import 1 article" }).ClickAsync();
        await Expect(window.Page.Locator(".import")).ToContainTextAsync("Added 0 and changed 1 articles.");

        await window.GoToAsync($"/knowledge/{Slug}");
        await Expect(window.Page.Locator(".article")).ToContainTextAsync("What the team learnt in review.");
        await Expect(window.Page.Locator(".rev")).ToContainTextAsync("revision 2");
        Assert.Empty(window.Complaints);
    }

    private static Task ChooseAsync(PortalWindow window, byte[] archive) =>
        window.Page.SetInputFilesAsync("#archive", new FilePayload { Name = "knowledge.zip", MimeType = "application/zip", Buffer = archive });

    private static byte[] Changed(byte[] export, Func<string, string> change)
    {
        using var buffer = new MemoryStream();
        buffer.Write(export);
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry($"{Slug}/article.en.md")!;
            string text;
            using (var reader = new StreamReader(entry.Open()))
            {
                text = reader.ReadToEnd();
            }

            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry($"{Slug}/article.en.md").Open());
            writer.Write(change(text));
        }

        return buffer.ToArray();
    }
}
