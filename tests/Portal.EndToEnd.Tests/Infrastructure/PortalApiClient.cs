using System.Net.Http.Json;
using System.Text.Json;
using Portal.Testing;

namespace Portal.EndToEnd.Tests.Infrastructure;

/// <summary>Asks the HTTP API what a test cannot see on a page.</summary>
public sealed class PortalApiClient(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address };

    /// <summary>Gets JSON from below <c>/api/v1/</c>.</summary>
    public Task<JsonElement> GetAsync(string path) => _http.GetFromJsonAsync<JsonElement>(new Uri($"/api/v1/{path}", UriKind.Relative));

    /// <summary>Waits for the open finding of a pod.</summary>
    public Task<JsonElement> FindingOfAsync(string podName) => Eventually.PassesAsync(async () =>
    {
        var list = await GetAsync("findings?state=open&limit=1000");
        return list.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("subject").GetProperty("name").GetString() == podName);
    });

    /// <summary>Plans the removal of the finalizer that a finding is about, asks for the dry run, and gives the run's id.</summary>
    public async Task<string> PlanAsync(string finding)
    {
        var found = await GetAsync($"findings/{finding}");
        var finalizer = found.GetProperty("evidence").EnumerateArray()
            .First(static fact => fact.GetProperty("path").GetString() == "metadata.finalizers[0]").GetProperty("value").GetString();
        using var planned = await _http.PostAsJsonAsync(
            "/api/v1/remediations", new { playbook = "remove-finalizer", findingId = finding, parameters = new { finalizer } });
        planned.EnsureSuccessStatusCode();
        var run = (await planned.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        using var dryRun = await _http.PostAsync(new Uri($"/api/v1/remediations/{run}/dry-run", UriKind.Relative), null);
        dryRun.EnsureSuccessStatusCode();
        return run;
    }

    /// <summary>Plans what a body says, asks for the dry run, approves, and gives the run's id.</summary>
    public async Task<string> PlanAsync(object body)
    {
        using var planned = await _http.PostAsJsonAsync("/api/v1/remediations", body);
        var answer = await planned.Content.ReadFromJsonAsync<JsonElement>();
        var run = planned.IsSuccessStatusCode ? answer.GetProperty("id").GetString()! : throw new InvalidOperationException(answer.ToString());
        foreach (var act in new[] { "dry-run", "approve" })
        {
            await ActAsync(run, act);
        }

        return run;
    }

    /// <summary>Cancels a run.</summary>
    public Task CancelAsync(string run) => ActAsync(run, "cancel");

    /// <summary>Gets text from below <c>/api/v1/</c>.</summary>
    public Task<string> TextAsync(string path) => _http.GetStringAsync(new Uri($"/api/v1/{path}", UriKind.Relative));

    /// <summary>Keeps what no article knows of a text.</summary>
    public async Task KeepAsync(string text)
    {
        using var kept = await _http.PostAsJsonAsync("/api/v1/knowledge/match/candidates", new { text });
        kept.EnsureSuccessStatusCode();
    }

    private async Task ActAsync(string run, string act)
    {
        using var answer = await _http.PostAsync(new Uri($"/api/v1/remediations/{run}/{act}", UriKind.Relative), null);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{act}: {await answer.Content.ReadAsStringAsync()} The run: {await GetAsync($"remediations/{run}")}");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
