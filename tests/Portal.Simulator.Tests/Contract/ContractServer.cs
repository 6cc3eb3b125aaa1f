using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Portal.Simulator.Http;
using Portal.Simulator.Http.Security;
using Portal.Simulator.Objects;
using Portal.Simulator.Objects.Bootstrap;

namespace Portal.Simulator.Tests.Contract;

/// <summary>The server under test: a simulator in this process, over real HTTP.</summary>
public sealed class ContractServer : IAsyncDisposable
{
    private const string AdminToken = "contract-admin";

    private readonly WebApplication? _app;

    private ContractServer(WebApplication? app, HttpClient admin, HttpClient nobody)
    {
        _app = app;
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
        return new ContractServer(app, admin, new HttpClient { BaseAddress = url });
    }

    public async ValueTask DisposeAsync()
    {
        Admin.Dispose();
        Nobody.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }
    }
}
