using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Http;
using Portal.Simulator.Http.Security;
using Portal.Simulator.Objects;
using Portal.Simulator.Objects.Bootstrap;

namespace Portal.Simulator.Tests.Contract;

/// <summary>
/// The server under test: a simulator in this process, over real HTTP; or, with <c>PORTAL_TEST_KUBECONFIG</c>, the cluster of that file's
/// current context.
/// </summary>
public sealed class ContractServer : IAsyncDisposable
{
    private const string AdminToken = "contract-admin";

    /// <summary>A real control plane's controllers get this long between two exchanges; nothing says when they are done.</summary>
    private static readonly TimeSpan RealControllers = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _stopping = new();
    private WebApplication? _app;
    private ControllerManager? _manager;
    private Task _controllers = Task.CompletedTask;

    private ContractServer(HttpClient admin, HttpClient nobody)
    {
        Admin = admin;
        Nobody = nobody;
    }

    /// <summary>May do everything.</summary>
    public HttpClient Admin { get; }

    /// <summary>Has no credentials.</summary>
    public HttpClient Nobody { get; }

    /// <summary>Whether it is not ours: then the test's objects have names of their own and are removed afterwards.</summary>
    public bool IsReal => _app is null;

    public static async Task<ContractServer> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("PORTAL_TEST_KUBECONFIG") is { Length: > 0 } path)
        {
            var (real, stranger) = KubeconfigFile.Clients(path);
            return new ContractServer(real, stranger);
        }

        var api = new SimulatedApi(new ObjectStore(), new ResourceRegistry(), TimeProvider.System);
        ClusterBootstrap.Apply(api);
        var app = Build(api);
        await app.StartAsync();
        var url = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        var admin = new HttpClient { BaseAddress = url };
        admin.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AdminToken);
        var server = new ContractServer(admin, new HttpClient { BaseAddress = url }) { _app = app, _manager = new ControllerManager(api, TimeProvider.System) };
        server._manager.Drain();
        server._controllers = Task.Run(() => server._manager.RunAsync(server._stopping.Token));
        return server;
    }

    /// <summary>Lets the controllers do all that is due, so that each exchange finds the cluster at rest.</summary>
    public async Task SettleAsync()
    {
        if (_manager is null)
        {
            await Task.Delay(RealControllers);
        }
        else
        {
            _manager.Drain();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _controllers.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Admin.Dispose();
        Nobody.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        _stopping.Dispose();
    }

    private static WebApplication Build(SimulatedApi api)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        app.UseRouting();
        app.MapKubernetesApi(api, new KubernetesApiOptions
        {
            Tokens = new Dictionary<string, UserInfo>(StringComparer.Ordinal) { [AdminToken] = new("admin", [UserInfo.Masters, UserInfo.Authenticated]) },
        });
        return app;
    }
}
