using System.Net;
using Portal.Cluster.Connection;

namespace Portal.Cluster.Watching;

/// <summary>Asks for a list or a watch, up to the answer's headers.</summary>
internal static class ApiStream
{
    private const int LongestFailure = 64 * 1024;

    /// <exception cref="ApiFailureException">The server refused.</exception>
    /// <exception cref="TimeoutException">No headers came in time.</exception>
    public static async Task<HttpResponseMessage> OpenAsync(
        WatchContext context, string verb, string path, string form, CancellationToken cancellation, bool shared = false)
    {
        using var limit = new CancellationTokenSource(context.Options.AnswerLimit, context.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, context.Connection.Address(path));
            request.Headers.TryAddWithoutValidation("Accept", form);
            if (shared)
            {
                request.Version = HttpVersion.Version20;
                request.VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
            }

            var response = await context.Connection.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (response.IsSuccessStatusCode)
            {
                return response;
            }

            using (response)
            {
                var body = await ReadFailureAsync(response.Content, either.Token);
                throw new ApiFailureException(verb, KubernetesFailure.Read((int)response.StatusCode, body, response.Headers, context.Time.GetUtcNow()));
            }
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"no answer within {context.Options.AnswerLimit.TotalSeconds:0} s", e);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadFailureAsync(HttpContent content, CancellationToken cancellation)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        var body = new byte[LongestFailure];
        var length = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellation);
        return body.AsMemory(0, length);
    }
}
