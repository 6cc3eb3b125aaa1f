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

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
