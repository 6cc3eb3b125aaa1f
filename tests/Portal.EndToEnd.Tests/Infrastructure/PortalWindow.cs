using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Portal.EndToEnd.Tests.Infrastructure;

/// <summary>A browser window that remembers what went wrong in it: console errors, policy violations, failed requests.</summary>
public sealed class PortalWindow : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = new();

    /// <summary>Watches a page.</summary>
    public PortalWindow(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.SetDefaultTimeout(15_000);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Enqueue($"{message.Type}: {message.Text}");
            }
        };
        page.PageError += (_, error) => _complaints.Enqueue($"exception: {error}");
        page.RequestFailed += (_, request) => _complaints.Enqueue($"request: {request.Url} {request.Failure}");
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>What the browser complained about since the start.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>Goes to a path and waits until the page is interactive.</summary>
    public async Task GoToAsync(string path)
    {
        await Page.GotoAsync(path);
        await WaitUntilReadyAsync();
    }

    /// <summary>Waits until the page says that it is interactive (api.md: <c>body[data-ready="true"]</c>).</summary>
    public async Task WaitUntilReadyAsync() => await Page.WaitForSelectorAsync("body[data-ready='true']");

    /// <summary>Presses the first "Plan this" of a finding and waits for the run's page.</summary>
    /// <exception cref="InvalidOperationException">No run came of it; with the text of the page.</exception>
    public async Task PlanFirstAsync()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Plan this" }).First.ClickAsync();
        try
        {
            await Page.WaitForURLAsync("**/remediations/*");
        }
        catch (TimeoutException timeout)
        {
            throw new InvalidOperationException("No run came of the press. The page says:\n" + await Page.Locator("main").InnerTextAsync(), timeout);
        }
    }

    /// <summary>Saves a screenshot of the whole page for a person to look at.</summary>
    public async Task ScreenshotAsync(string name) =>
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(PortalFixture.Screenshots, name + ".png"), FullPage = true });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
