using System.Collections.Concurrent;
using Portal.Testing;
using Xunit;

namespace Portal.EndToEnd.Tests.Infrastructure;

/// <summary>Watches a window for anything that a hostile text could do: run a script, ask another host, break the policy, take away the heading.</summary>
public sealed class VectorWatch
{
    private readonly PortalWindow _window;
    private readonly ConcurrentQueue<string> _strange = new();

    private VectorWatch(PortalWindow window) => _window = window;

    /// <summary>The attacks, the same that the renderer's unit tests use.</summary>
    public static IReadOnlyList<string> Attacks { get; } =
    [
        .. File.ReadAllText(RepositoryRoot.Path("tests/Portal.Core.Tests/Text/attacks.txt")).ReplaceLineEndings("\n")
            .Split("\n%%\n", StringSplitOptions.RemoveEmptyEntries).Select(static entry => entry.Replace("\\0", "\0", StringComparison.Ordinal)),
    ];

    /// <summary>Begins to watch, before the first page is opened.</summary>
    public static async Task<VectorWatch> BeginAsync(PortalWindow window, Uri portal)
    {
        var watch = new VectorWatch(window);
        window.Page.Dialog += (_, dialog) =>
        {
            watch._strange.Enqueue($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        window.Page.Popup += (_, popup) => watch._strange.Enqueue($"window: {popup.Url}");
        window.Page.Request += (_, request) =>
        {
            var to = new Uri(request.Url);
            if (to.Scheme is "http" or "https" && to.Authority != portal.Authority)
            {
                watch._strange.Enqueue($"request: {request.Url}");
            }
        };
        await window.Page.AddInitScriptAsync(
            """
            window.ranVectors = [];
            for (const name of ["alert", "prompt", "confirm", "print", "open"]) window[name] = (text) => { window.ranVectors.push(`${name} ${text}`); };
            addEventListener("securitypolicyviolation", (event) => window.ranVectors.push(`policy ${event.violatedDirective} ${event.blockedURI}`));
            """);
        return watch;
    }

    /// <summary>Opens a page and asserts that nothing happened on it that its text should not do.</summary>
    public async Task OpenAsync(string path)
    {
        await _window.GoToAsync(path);
        await AssertInertAsync(path);
    }

    /// <summary>Asserts that nothing happened up to now.</summary>
    public async Task AssertInertAsync(string what)
    {
        // What an attack would start from an event of the browser (a picture that fails, an animation) has begun by then.
        await _window.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        Assert.True(_strange.IsEmpty, $"{what}: {string.Join('\n', _strange)}");
        Assert.Empty(await _window.Page.EvaluateAsync<string[]>("window.ranVectors"));
        Assert.Equal(1, await _window.Page.Locator("h1:visible").CountAsync());
        Assert.Equal("true", await _window.Page.Locator("body").GetAttributeAsync("data-ready"));
        Assert.Equal(0, await _window.Page.Locator("main script, main iframe, main object, main embed, main style, main link, main meta, main base, main form[action], main svg[onload], main math").CountAsync());
        Assert.Equal(0, await _window.Page.EvaluateAsync<int>(
            "[...document.querySelectorAll('main *')].filter(e => [...e.attributes].some(a => a.name.startsWith('on') || a.name === 'style' || a.name === 'srcdoc')).length"));
        Assert.True(await _window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, $"{what} scrolls sideways");

        // A picture of our own that is not there is asked for, and that is all.
        var complaints = _window.Complaints.Where(static complaint => !complaint.Contains("status of 404", StringComparison.Ordinal)).ToList();
        Assert.True(complaints.Count == 0, $"{what}: {string.Join('\n', complaints)}");
    }
}
