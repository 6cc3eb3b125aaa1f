using System.Net.Http.Json;
using System.Text.Json;
using Portal.Testing.Processes;

namespace Portal.Durability.Tests.Infrastructure;

/// <summary>A real portal in a process of its own, with failpoints, and its HTTP API as two people use it.</summary>
internal sealed class PortalReplica : IAsyncDisposable
{
    private readonly HttpClient _http;

    private PortalReplica(PortalProcess process)
    {
        Process = process;
        _http = new HttpClient { BaseAddress = process.Address, Timeout = TimeSpan.FromSeconds(20) };
    }

    /// <summary>The process.</summary>
    public PortalProcess Process { get; }

    /// <summary>Starts one.</summary>
    /// <param name="directory">Its data directory.</param>
    /// <param name="database">Connection string.</param>
    /// <param name="kubeconfig">The cluster.</param>
    /// <param name="failpoints">Where its failpoints are armed.</param>
    public static async Task<PortalReplica> StartAsync(string directory, string database, string kubeconfig, string failpoints) => new(await PortalProcess.StartAsync(
        directory,
        new Dictionary<string, string?>
        {
            ["PORTAL_DATABASE"] = database,
            ["KUBECONFIG"] = kubeconfig,
            ["DOTNET_STARTUP_HOOKS"] = Path.Combine(AppContext.BaseDirectory, "Portal.Failpoints.dll"),
            ["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = "Portal.Failpoints",
            ["PORTAL_FAILPOINT_DIRECTORY"] = failpoints,
            ["PORTAL_TEST_SCAN_SECONDS"] = "1",
            ["PORTAL_TEST_PATIENCE_SECONDS"] = "60",
            ["DOTNET_gcServer"] = "0",
        }));

    /// <summary>Plans for a subject, has the dry run done and the plan approved by another person; gives the run's id.</summary>
    /// <exception cref="HttpRequestException">The portal refused; carries its answer.</exception>
    public async Task<Guid> ApprovedAsync(Subject subject)
    {
        var run = (await SendAsync(HttpMethod.Post, "remediations", "alice", new
        {
            playbook = subject.Playbook.Id,
            cluster = KillLab.Cluster,
            subject = new { subject.ApiVersion, subject.Kind, subject.Namespace, subject.Name },
            parameters = subject.Parameters,
        })).GetProperty("id").GetGuid();
        await SendAsync(HttpMethod.Post, $"remediations/{run}/dry-run", "alice");
        await SendAsync(HttpMethod.Post, $"remediations/{run}/approve", "bob");
        return run;
    }

    /// <summary>The same for many subjects with one plan.</summary>
    /// <exception cref="HttpRequestException">The portal refused; carries its answer.</exception>
    public async Task<Guid> BulkApprovedAsync(IReadOnlyList<Subject> subjects)
    {
        var run = (await SendAsync(HttpMethod.Post, "remediations", "alice", new
        {
            playbook = subjects[0].Playbook.Id,
            cluster = KillLab.Cluster,
            subjects = subjects.Select(static s => new { s.ApiVersion, s.Kind, s.Namespace, s.Name }),
            parameters = subjects[0].Parameters,
        })).GetProperty("id").GetGuid();
        await SendAsync(HttpMethod.Post, $"remediations/{run}/dry-run", "alice");
        await SendAsync(HttpMethod.Post, $"remediations/{run}/approve", "bob");
        return run;
    }

    /// <summary>Presses execute.</summary>
    public Task ExecuteAsync(Guid run) => SendAsync(HttpMethod.Post, $"remediations/{run}/execute", "alice");

    /// <summary>Lifts a pause.</summary>
    public Task ResumeAsync(Guid pause) => SendAsync(HttpMethod.Delete, $"pauses/{pause}", "carol");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (!Process.HasExited)
        {
            await Process.SignalAsync("CONT");
        }

        await Process.DisposeAsync();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        try
        {
            return await _http.SendAsync(request);
        }
        catch (HttpRequestException e) when (Process.HasExited)
        {
            throw new HttpRequestException($"The portal has ended. Its last words: {string.Join('\n', Process.Output.Split('\n').TakeLast(20))}", e);
        }
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, string user, object? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri($"/api/v1/{path}", UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("X-Portal-User", user);
        using var answer = await SendAsync(request);
        return answer.IsSuccessStatusCode
            ? await answer.Content.ReadFromJsonAsync<JsonElement>()
            : throw new HttpRequestException($"{method} {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }
}
