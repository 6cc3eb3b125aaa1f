using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Core.Knowledge.Links;

namespace Portal.Core.Tests.Knowledge.Links;

/// <summary>A real web server on loopback that all names below <c>.test</c> lead to; the path says what it does.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, int> _under = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Site()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(1));
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public int Port { get; private set; }

    /// <summary>Every request: method, host, path.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Headers of the last request.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; private set; } = new Dictionary<string, string>();

    /// <summary>The most requests that were under way at one host.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>Whether the server answers 404 to everything that would be a page.</summary>
    public bool AllGone { get; set; }

    /// <summary>Whether no name exists.</summary>
    public bool NoNames { get; set; }

    public static async Task<Site> StartAsync()
    {
        var site = new Site();
        await site._app.StartAsync();
        site.Port = new Uri(site._app.Urls.Single()).Port;
        return site;
    }

    public string Url(string path, string host = "a.test") => $"http://{host}:{Port}{path}";

    /// <summary>Options with which a checker reaches this server, and nothing else on loopback.</summary>
    public LinkCheckOptions Options() => new()
    {
        Mode = LinkCheckMode.Daily,
        HostPause = TimeSpan.Zero,
        AlsoAllow = endpoint => endpoint.Port == Port,
        Resolve = (host, _) => Task.FromResult<IPAddress[]>(
            !NoNames && host.EndsWith(".test", StringComparison.Ordinal) && !host.StartsWith("gone.", StringComparison.Ordinal)
                ? [IPAddress.Loopback]
                : throw new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostNotFound)),
    };

    public async ValueTask DisposeAsync()
    {
        _end.TrySetResult();
        try
        {
            await _app.StopAsync();
        }
        catch (OperationCanceledException)
        {
            // Connections that were open are dropped.
        }

        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var under = _under.AddOrUpdate(request.Host.Host, 1, static (_, count) => count + 1);
        MostAtOnce = Math.Max(MostAtOnce, under);
        Requests.Enqueue($"{request.Method} {request.Host.Host}{request.Path}");
        Headers = request.Headers.ToDictionary(static header => header.Key, static header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        try
        {
            await ActAsync(request, response);
        }
        finally
        {
            _under.AddOrUpdate(request.Host.Host, 0, static (_, count) => count - 1);
        }
    }

    private async Task ActAsync(HttpRequest request, HttpResponse response)
    {
        response.Headers.Connection = "close"; // So that each request is a look-up and a connection of its own.
        var parts = request.Path.Value!.Trim('/').Split('/', 2);
        switch (parts[0])
        {
            case "status":
                response.StatusCode = int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
                break;
            case "only-get":
                response.StatusCode = HttpMethods.IsGet(request.Method) ? 200 : int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
                break;
            case "wait":
                response.StatusCode = 429;
                response.Headers.RetryAfter = parts[1];
                break;
            case "to":
                // /to/301?there
                response.StatusCode = int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
                response.Headers.Location = Uri.UnescapeDataString(request.QueryString.Value![1..]);
                break;
            case "loop":
                response.StatusCode = 301;
                response.Headers.Location = $"/loop/{(parts[1] == "a" ? "b" : "a")}";
                break;
            case "hang":
                await _end.Task;
                break;
            case "cut":
                request.HttpContext.Abort();
                break;
            case "huge-head":
                response.Headers["X-Much"] = new string('x', 100_000);
                break;
            case "huge":
                await HugeAsync(request, response);
                break;
            default:
                response.StatusCode = AllGone ? 404 : 200;
                break;
        }
    }

    private static async Task HugeAsync(HttpRequest request, HttpResponse response)
    {
        response.StatusCode = HttpMethods.IsGet(request.Method) ? 200 : 405;
        var piece = new byte[64 * 1024];
        for (var sent = 0L; HttpMethods.IsGet(request.Method) && sent < 1024L * 1024 * 1024 && !request.HttpContext.RequestAborted.IsCancellationRequested; sent += piece.Length)
        {
            await response.Body.WriteAsync(piece, request.HttpContext.RequestAborted);
        }
    }
}
