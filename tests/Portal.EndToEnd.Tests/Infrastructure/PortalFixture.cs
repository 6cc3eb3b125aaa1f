using Microsoft.Playwright;
using Portal.Testing;
using Portal.Testing.Processes;
using Xunit;

namespace Portal.EndToEnd.Tests.Infrastructure;

/// <summary>One portal with a simulated cluster and one Chromium for all end-to-end tests.</summary>
public sealed class PortalFixture : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("portal-e2e-").FullName;
    private TestCluster? _cluster;
    private PortalProcess? _portal;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The cluster that the portal watches.</summary>
    public TestCluster Cluster => _cluster ?? throw new InvalidOperationException("The fixture has not been initialised.");

    /// <summary>The portal.</summary>
    public PortalProcess Portal => _portal ?? throw new InvalidOperationException("The fixture has not been initialised.");

    /// <summary>Where screenshots go, for a person to look at.</summary>
    public static string Screenshots { get; } = Directory.CreateDirectory(RepositoryRoot.Path("artifacts/screenshots")).FullName;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _cluster = await TestCluster.StartAsync(_data);
        _portal = await PortalProcess.StartAsync(_data, new Dictionary<string, string?> { ["KUBECONFIG"] = _cluster.KubeconfigPath });
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(20_000);
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("PORTAL_TEST_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>Opens a new browser window as a user, with empty storage.</summary>
    /// <param name="user">Name in development sign-in.</param>
    /// <param name="roles">Roles parted by commas; empty for all.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="dark">Whether the system prefers dark.</param>
    /// <param name="language">Language that the browser asks for.</param>
    /// <param name="address">Another portal than the shared one.</param>
    public async Task<PortalWindow> OpenAsync(
        string user = "dev", string roles = "", int width = 1440, int height = 900, bool dark = false, string language = "en", Uri? address = null)
    {
        address ??= Portal.Address;
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = language,
            IsMobile = width < 500,
            HasTouch = width < 500,
        });
        if (user != "dev" || roles.Length > 0)
        {
            await context.AddCookiesAsync([new Cookie
            {
                Name = "portal-development-user",
                Value = Uri.EscapeDataString($"{Uri.EscapeDataString(user)}|{roles}"),
                Url = address.ToString(),
            }]);
        }

        return new PortalWindow(context, await context.NewPageAsync());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_portal is not null)
        {
            await _portal.DisposeAsync();
        }

        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }

        Directory.Delete(_data, recursive: true);
    }
}
