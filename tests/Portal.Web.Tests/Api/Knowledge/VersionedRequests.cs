using System.Globalization;
using System.Net.Http.Json;

namespace Portal.Web.Tests.Api.Knowledge;

internal static class VersionedRequests
{
    /// <summary>Sends a change of an article that was read at a version.</summary>
    public static Task<HttpResponseMessage> SendVersionedAsync(this HttpClient client, HttpMethod method, string path, int version, object? body)
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", string.Create(CultureInfo.InvariantCulture, $"\"{version}\""));
        return client.SendAsync(request);
    }
}
