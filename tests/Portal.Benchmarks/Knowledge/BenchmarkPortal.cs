using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Problems;
using Portal.Testing.Database;
using Portal.Web.Hosting;
using Portal.Web.Hosting.Settings;

namespace Portal.Benchmarks.Knowledge;

/// <summary>The portal in this process, on a free port, with a database that is there and no cluster.</summary>
internal sealed class BenchmarkPortal : IAsyncDisposable
{
    private readonly string _data;
    private readonly PortalInfrastructure _infrastructure;
    private readonly WebApplication _app;

    private BenchmarkPortal(string data, PortalInfrastructure infrastructure, WebApplication app)
    {
        _data = data;
        _infrastructure = infrastructure;
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    /// <summary>A client of its API.</summary>
    public HttpClient Client { get; }

    /// <summary>Starts it.</summary>
    public static async Task<BenchmarkPortal> StartAsync(TestDatabase database, ProblemCatalogue catalogue)
    {
        var data = Directory.CreateTempSubdirectory("portal-benchmark-").FullName;
        var settings = new PortalSettings
        {
            Listen = IPAddress.Loopback,
            Port = 0,
            MetricsPort = 0,
            Database = database.ConnectionString,
            DataDirectory = data,
            SignIn = SignInMode.Development,
        };
        var infrastructure = await PortalInfrastructure.StartAsync(settings, new Dictionary<string, string>(), NullLoggerFactory.Instance, CancellationToken.None);
        var app = PortalComposition.Build(settings, infrastructure, catalogue);
        await app.StartAsync();
        return new BenchmarkPortal(data, infrastructure, app);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _infrastructure.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }
}
