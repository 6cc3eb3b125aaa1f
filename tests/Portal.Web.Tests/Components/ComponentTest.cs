using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor.Services;
using Portal.Web.Components.Time;
using Xunit;

namespace Portal.Web.Tests.Components;

/// <summary>Renders components without a browser: loose JavaScript, a fake clock, one language.</summary>
public abstract class ComponentTest : IAsyncLifetime
{
    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

    // A loaded machine is slow, not wrong; a passing test never waits for this.
    static ComponentTest() => BunitContext.DefaultWaitTimeout = TimeSpan.FromSeconds(30);

    protected ComponentTest()
    {
        Language("en");
        Page.JSInterop.Mode = JSRuntimeMode.Loose;
        Page.Services.AddMudServices();
        Page.Services.AddSingleton<TimeProvider>(Time);
        Page.Services.AddSingleton(new AgeTicker(Time));
    }

    protected BunitContext Page { get; } = new();

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 18, 3, 12, 20, TimeSpan.Zero));

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await Page.DisposeAsync();
        CultureInfo.CurrentUICulture = _before;
        GC.SuppressFinalize(this);
    }

    protected static void Language(string language) => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
}
