using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Portal.Simulator.Http;
using Portal.Simulator.Http.Security;
using Portal.Simulator.Tests.Objects;

namespace Portal.Simulator.Tests.Http;

/// <summary>The API of a test cluster over HTTP, with an administrator and a user without rights.</summary>
internal sealed class ApiServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ApiServer(WebApplication app, TestCluster cluster, HttpClient client)
    {
        _app = app;
        Cluster = cluster;
        Client = client;
    }

    public TestCluster Cluster { get; }

    public HttpClient Client { get; }

    public static async Task<ApiServer> StartAsync()
    {
        var cluster = new TestCluster();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        app.UseRouting();
        app.MapKubernetesApi(cluster.Api, new KubernetesApiOptions
        {
            Tokens = new Dictionary<string, UserInfo>(StringComparer.Ordinal)
            {
                ["admin"] = new("admin", [UserInfo.Masters, UserInfo.Authenticated]),
                ["jane"] = new("jane", ["sre", UserInfo.Authenticated]),
            },
            Time = cluster.Time,
        });
        await app.StartAsync();
        var url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new ApiServer(app, cluster, new HttpClient { BaseAddress = new Uri(url) });
    }

    public async Task<(int Status, string Type, byte[] Body)> SendAsync(
        string method, string path, string? body = null, string accept = "application/json", string type = "application/json", string token = "admin")
    {
        using var response = await Client.SendAsync(Request(method, path, body, accept, type, token));
        return ((int)response.StatusCode, response.Content.Headers.ContentType?.ToString() ?? "", await response.Content.ReadAsByteArrayAsync());
    }

    public async Task<(int Status, JsonNode Body)> JsonAsync(string method, string path, string? body = null, string token = "admin", string type = "application/json")
    {
        var (status, _, bytes) = await SendAsync(method, path, body, token: token, type: type);
        return (status, JsonNode.Parse(bytes)!);
    }

    /// <summary>A watch's lines as they come.</summary>
    public async Task<StreamReader> WatchAsync(string path, string accept = "application/json")
    {
        var response = await Client.SendAsync(Request("GET", path, null, accept, "", "admin"), HttpCompletionOption.ResponseHeadersRead);
        Assert200(response);
        return new StreamReader(await response.Content.ReadAsStreamAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private static void Assert200(HttpResponseMessage response) => response.EnsureSuccessStatusCode();

    private static HttpRequestMessage Request(string method, string path, string? body, string accept, string type, string token)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Headers.TryAddWithoutValidation("User-Agent", "test/1");
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }

        return request;
    }
}
