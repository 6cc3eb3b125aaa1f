using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;

namespace Portal.Cluster.Connection;

/// <summary>What the portal says to an API server about who it is. Implemented by a fixed credential, a token file and an exec plugin.</summary>
internal interface ICredentialSource
{
    /// <summary>The Authorization header to send now; null: none.</summary>
    ValueTask<AuthenticationHeaderValue?> GetAsync(CancellationToken cancellation);

    /// <summary>The server refused <paramref name="refused"/>: get a new one at the next call.</summary>
    void Invalidate(AuthenticationHeaderValue? refused);

    /// <summary>A client certificate that came with the credential; null: none.</summary>
    X509Certificate2? Certificate { get; }
}
