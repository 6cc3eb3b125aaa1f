using System.Buffers;
using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Portal.Cluster.Actions;

namespace Portal.Cluster.Connection;

/// <summary>
/// Sends single requests (not lists of whole clusters, not watches) to one API server, as the portal or as a user. Every answer of the server, good
/// or bad, is a <see cref="KubernetesResponse"/>; only the lack of an answer is an exception. Nothing is repeated here.
/// </summary>
/// <param name="connection">The cluster.</param>
/// <param name="time">The clock.</param>
public sealed class KubernetesHttp(ClusterConnection connection, TimeProvider time)
{
    private const int MaxBody = 32 * 1024 * 1024;

    /// <summary>How long one request may take, its answer read.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>The cluster's name.</summary>
    public string Cluster => connection.Name;

    /// <summary>Sends a request.</summary>
    /// <param name="request">The request; its path is checked once more before anything is sent.</param>
    /// <param name="impersonation">The user in whose name; null: the portal's own account.</param>
    /// <param name="cancellationToken">Ends the wait. A write may have been done nevertheless.</param>
    /// <returns>The server's answer.</returns>
    /// <exception cref="ClusterConnectionException">
    /// There was no answer; <see cref="ClusterConnectionException.RequestNotSent"/> tells whether the server can have acted.
    /// </exception>
    public async Task<KubernetesResponse> SendAsync(KubernetesRequest request, Impersonation? impersonation, CancellationToken cancellationToken)
    {
        KubernetesPath.Check(request.Path);
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), connection.Address(request.Path));
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        impersonation?.Apply(message);
        if (request.UserAgent is not null)
        {
            message.Headers.UserAgent.ParseAdd(request.UserAgent);
        }

        if (request.Body is not null)
        {
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(request.Body));
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(request.ContentType ?? "application/json");
        }

        else if (request.Method is not "GET")
        {
            // HttpClient sends a request without content again by itself when the server closes the connection without an answer. A write whose
            // answer was lost may have been done: with content, even an empty one, it is sent once.
            message.Content = new ByteArrayContent([]);
        }

        using var timeout = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var response = await connection.Http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var body = await ReadAsync(response.Content, either.Token);
            return Answer(response, body);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ClusterConnectionException(
                $"{request.Method} {request.Path} on cluster {connection.Name}: no answer within {Limit.TotalSeconds:0} s. The server may have done it: look before you repeat it.", e);
        }
        catch (Exception e) when (e is HttpRequestException or SocketException or IOException or InvalidDataException)
        {
            throw new ClusterConnectionException($"{request.Method} {request.Path}: {ConnectionErrors.Describe(connection, e)}", e)
            {
                RequestNotSent = ConnectionErrors.IsNotSent(e),
            };
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, CancellationToken cancellation)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        var body = new ArrayBufferWriter<byte>(16 * 1024);
        while (true)
        {
            var read = await stream.ReadAsync(body.GetMemory(16 * 1024), cancellation);
            if (read == 0)
            {
                return body.WrittenMemory;
            }

            body.Advance(read);
            if (body.WrittenCount > MaxBody)
            {
                throw new InvalidDataException($"the answer is larger than {MaxBody / 1024 / 1024} MB");
            }
        }
    }

    private KubernetesResponse Answer(HttpResponseMessage response, ReadOnlyMemory<byte> body)
    {
        var headers = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
        {
            headers[name.ToLowerInvariant()] = string.Join(", ", values);
        }

        var code = (int)response.StatusCode;
        return new KubernetesResponse
        {
            Status = code,
            Headers = headers.ToImmutable(),
            Body = body,
            Failure = response.IsSuccessStatusCode ? null : KubernetesFailure.Read(code, body, response.Headers, time.GetUtcNow()),
            Warnings = [.. response.Headers.Warning.Select(w => w.Text.Trim('"'))],
        };
    }
}
