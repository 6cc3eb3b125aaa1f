using System.Text;
using Microsoft.Playwright;
using Portal.EndToEnd.Tests.Infrastructure;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Portal.EndToEnd.Tests.Pages;

/// <summary>Pasting, opening and dropping a text, as only a browser can show it.</summary>
[Collection(PortalCollection.Name)]
public sealed class MatchTests(PortalFixture fixture)
{
    private const string Busy = "E0318 remote_runtime.go:246] RemoveContainer failed: driver \"overlay\" failed to remove root filesystem for cf6e9a02: device or resource busy";
    private const string Evicted = "Normal TaintManagerEviction  Marking for deletion Pod shop/db-0";

    [Fact]
    public async Task Paste_ALogOfTwoLines_ShowsTheProblemItsLineAndTheLivePod()
    {
        await using var window = await fixture.OpenAsync();
        await window.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await window.GoToAsync("/match");
        await window.Page.EvaluateAsync("text => navigator.clipboard.writeText(text)", $"all is well\n{Busy}\n{Evicted}\n");

        await window.Page.Locator("#match-text").FocusAsync();
        await window.Page.Keyboard.PressAsync("Control+V");

        await Expect(window.Page.Locator("h1")).ToHaveTextAsync("3 lines, 1 problem");
        await Expect(window.Page.Locator("#line-2 mark")).ToContainTextAsync("failed to remove root filesystem");
        await Expect(window.Page.Locator("#problem-12 h3 a")).ToHaveAttributeAsync("href", "/knowledge/pod-stuck-terminating");
        await Expect(window.Page.Locator("#problem-12 .live a.name[href='/clusters/demo/pods/shop/db-0']")).ToBeVisibleAsync();
        await window.ScreenshotAsync("match-two-lines");

        await window.Page.Locator("#problem-12 .lines a[data-to='line-3']").PressAsync("Enter");
        await Expect(window.Page.Locator("#line-3")).ToBeFocusedAsync();
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task Open_AFileOfOneMebibyte_IsMatchedAndFolded()
    {
        await using var window = await fixture.OpenAsync();
        await window.GoToAsync("/match");
        var text = new StringBuilder();
        while (text.Length < (1024 * 1024) - 400)
        {
            text.Append("I0318 02:03:09 kubelet.go:2133] \"SyncLoop\" source=\"api\" quoted=\"so that JSON would need more\"\n");
        }

        await window.Page.Locator("[data-match-file]").SetInputFilesAsync(new FilePayload { Name = "kubelet.log", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(text + Busy) });

        await Expect(window.Page.Locator("h1")).ToContainTextAsync("lines, 1 problem");
        await Expect(window.Page.Locator("h2#log")).ToHaveTextAsync("kubelet.log");
        await Expect(window.Page.Locator(".fold")).ToHaveCountAsync(1);
        await window.Page.Locator(".fold button").ClickAsync();
        await Expect(window.Page.Locator("#line-200")).ToBeVisibleAsync();
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task Drop_AFileThatIsTooLarge_SaysTheLimitAndTheNextOneWorks()
    {
        await using var window = await fixture.OpenAsync();
        await window.GoToAsync("/match");

        await DropAsync(window, new string('x', (2 * 1024 * 1024) + 5));
        await Expect(window.Page.Locator("#match-error")).ToContainTextAsync("2 MiB (2,097,157 bytes); 1 MiB is allowed");

        await DropAsync(window, Busy);
        await Expect(window.Page.Locator("h1")).ToHaveTextAsync("1 line, 1 problem");
        Assert.Empty(window.Complaints);
    }

    private static async Task DropAsync(PortalWindow window, string text) => await window.Page.EvaluateAsync(
        """
        text => {
          const data = new DataTransfer();
          data.items.add(new File([text], "dropped.log"));
          document.querySelector("main").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }
        """,
        text);
}
