using System.Net;

namespace Portal.Cluster.Connection;

/// <summary>
/// Puts the portal's own credential on each request and reads the server's clock from each answer. A read that is refused with 401 is repeated once
/// when the credential has changed meanwhile; writes are never repeated here.
/// </summary>
/// <param name="credential">The portal's credential.</param>
/// <param name="clock">Learns the server's time.</param>
/// <param name="tlsServerName">The name that the server's certificate must carry, when it is not that of the address.</param>
internal sealed class AuthenticationHandler(ICredentialSource credential, ServerClock clock, string? tlsServerName) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(tlsServerName))
        {
            request.Headers.Host = tlsServerName; // The handler takes the name to ask and to check from here, not from its TLS options.
        }

        var used = await credential.GetAsync(cancellationToken);
        request.Headers.Authorization = used;
        var response = await ExchangeAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
        {
            return response;
        }

        credential.Invalidate(used);
        if (request.Method != HttpMethod.Get)
        {
            return response;
        }

        var renewed = await credential.GetAsync(cancellationToken);
        if (Equals(renewed, used))
        {
            return response;
        }

        response.Dispose();
        request.Headers.Authorization = renewed;
        return await ExchangeAsync(request, cancellationToken);
    }

    private async Task<HttpResponseMessage> ExchangeAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        var exchange = clock.Begin();
        var response = await base.SendAsync(request, cancellation);
        clock.End(exchange, response.Headers.Date);
        return response;
    }
}
