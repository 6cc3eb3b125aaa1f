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

/// <summary>The server under test: a simulator in this process, over real HTTP.</summary>
public sealed class ContractServer : IAsyncDisposable
{
    private const string AdminToken = "contract-admin";

    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ControllerManager _manager;
    private readonly Task _controllers;

    private ContractServer(WebApplication app, ControllerManager controllers, HttpClient admin, HttpClient nobody)
    {
        _app = app;
        _manager = controllers;
        _controllers = Task.Run(() => controllers.RunAsync(_stopping.Token));
        Admin = admin;
        Nobody = nobody;
    }

    /// <summary>May do everything.</summary>
    public HttpClient Admin { get; }

    /// <summary>Has no credentials.</summary>
    public HttpClient Nobody { get; }

    public static async Task<ContractServer> StartAsync()
    {
        var api = new SimulatedApi(new ObjectStore(), new ResourceRegistry(), TimeProvider.System);
        ClusterBootstrap.Apply(api);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        app.UseRouting();
        app.MapKubernetesApi(api, new KubernetesApiOptions
        {
            Tokens = new Dictionary<string, UserInfo>(StringComparer.Ordinal) { [AdminToken] = new("admin", [UserInfo.Masters, UserInfo.Authenticated]) },
        });
        await app.StartAsync();
        var url = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        var admin = new HttpClient { BaseAddress = url };
        admin.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AdminToken);
        return new ContractServer(app, new ControllerManager(api, TimeProvider.System), admin, new HttpClient { BaseAddress = url });
    }

    /// <summary>Lets the controllers do all that is due, so that each exchange finds the cluster at rest.</summary>
    public void Settle() => _manager.Drain();

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _controllers.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Admin.Dispose();
        Nobody.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _stopping.Dispose();
    }
}
