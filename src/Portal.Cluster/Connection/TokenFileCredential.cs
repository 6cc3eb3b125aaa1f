using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;

namespace Portal.Cluster.Connection;

/// <summary>
/// A bearer token in a file that something else rotates. It is read again after a minute (as client-go does) and at once when the server has refused
/// it, so a rotation is never noticed later than the first refusal.
/// </summary>
internal sealed class TokenFileCredential(string path, TimeProvider time) : ICredentialSource
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(1);
    private volatile Reading? _last;

    public X509Certificate2? Certificate => null;

    public ValueTask<AuthenticationHeaderValue?> GetAsync(CancellationToken cancellation)
    {
        if (_last is { } last && time.GetElapsedTime(last.At) < MaxAge)
        {
            return ValueTask.FromResult<AuthenticationHeaderValue?>(last.Header);
        }

        return ReadAsync(cancellation);
    }

    public void Invalidate(AuthenticationHeaderValue? refused)
    {
        if (_last is { } last && Equals(last.Header, refused))
        {
            _last = null;
        }
    }

    private async ValueTask<AuthenticationHeaderValue?> ReadAsync(CancellationToken cancellation)
    {
        string token;
        try
        {
            token = (await File.ReadAllTextAsync(path, cancellation)).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ClusterConnectionException($"The token file {path} cannot be read: {e.Message} Check that it exists and that the portal may read it.", e) { RequestNotSent = true };
        }

        if (token.Length == 0 || !token.All(c => c is > ' ' and < '\x7f'))
        {
            throw new ClusterConnectionException($"The token file {path} does not hold a token (it is empty or has blanks or control characters in it).") { RequestNotSent = true };
        }

        var header = new AuthenticationHeaderValue("Bearer", token);
        _last = new Reading(header, time.GetTimestamp());
        return header;
    }

    private sealed record Reading(AuthenticationHeaderValue Header, long At);
}
