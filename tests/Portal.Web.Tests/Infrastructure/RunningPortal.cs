using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Problems;
using Portal.Simulator.Hosting;
using Portal.Testing.Database;
using Portal.Testing.Simulator;
using Portal.Web.Hosting;
using Portal.Web.Hosting.Settings;
using Xunit;

namespace Portal.Web.Tests.Infrastructure;

/// <summary>The whole portal in this process, on a free port, with a real database and a simulated cluster: one for all tests of this project.</summary>
public sealed class RunningPortal(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("portal-web-tests-").FullName;
    private TestDatabase? _database;
    private SimulatorFixture? _simulator;
    private PortalInfrastructure? _infrastructure;
    private WebApplication? _app;

    /// <summary>The cluster that it is started with; a test that changes nodes starts a portal of its own.</summary>
    public SimulatorOptions Options { get; init; } = new() { ClusterName = "test", Nodes = 2, PodsPerNode = 2 };

    /// <summary>Where the portal is.</summary>
    public Uri Address => new(_app!.Urls.First());

    /// <summary>Where its metrics are.</summary>
    public Uri MetricsAddress => new(_app!.Urls.Last());

    /// <summary>Its services.</summary>
    public IServiceProvider Services => _app!.Services;

    /// <summary>The simulated cluster, which the portal knows as <c>test</c>.</summary>
    public SimulatorFixture Simulator => _simulator!;

    /// <summary>The database.</summary>
    public TestDatabase Database => _database!;

    /// <summary>A client that follows no redirects and keeps no cookies.</summary>
    /// <param name="user">Name for development sign-in; null for the standard user.</param>
    /// <param name="roles">Roles parted by commas; null for all.</param>
    public HttpClient CreateClient(string? user = null, string? roles = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        if (user is not null)
        {
            client.DefaultRequestHeaders.Add("X-Portal-User", user);
        }

        if (roles is not null)
        {
            client.DefaultRequestHeaders.Add("X-Portal-Roles", roles);
        }

        return client;
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync("web");
        _simulator = await SimulatorFixture.StartAsync(Options);
        var settings = new PortalSettings
        {
            Listen = IPAddress.Loopback,
            Port = 0,
            MetricsPort = 0,
            Database = _database.ConnectionString,
            DataDirectory = _data,
            Kubeconfigs = [_simulator.KubeconfigPath],
            SignIn = SignInMode.Development,
        };
        _infrastructure = await PortalInfrastructure.StartAsync(
            settings, new Dictionary<string, string>(), NullLoggerFactory.Instance, TestContext.Current.CancellationToken);
        _app = PortalComposition.Build(settings, _infrastructure, ProblemCatalogue.Load());
        await _app.StartAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        if (_infrastructure is not null)
        {
            await _infrastructure.DisposeAsync();
        }

        if (_simulator is not null)
        {
            await _simulator.DisposeAsync();
        }

        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        Directory.Delete(_data, recursive: true);
    }
}
