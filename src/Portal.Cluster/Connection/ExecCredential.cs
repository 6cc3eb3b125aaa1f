using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using k8s;
using k8s.Exceptions;
using k8s.KubeConfigModels;

namespace Portal.Cluster.Connection;

/// <summary>
/// A credential printed by a program (client.authentication.k8s.io ExecCredential). It is run when there is none yet, shortly before the credential
/// ends, and after a refusal; one run at a time, however many requests wait for it.
/// </summary>
internal sealed class ExecCredential(ExternalExecution plugin, string source, TimeProvider time) : ICredentialSource, IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MinimumPause = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile Issued? _issued;
    private long _failedAt;
    private ClusterConnectionException? _failure;

    public X509Certificate2? Certificate => _issued?.Certificate;

    public async ValueTask<AuthenticationHeaderValue?> GetAsync(CancellationToken cancellation)
    {
        if (_issued is { } issued && !Ends(issued))
        {
            return issued.Header;
        }

        await _gate.WaitAsync(cancellation);
        try
        {
            if (_issued is not { } current || Ends(current))
            {
                _issued = await RunAsync();
            }

            return _issued.Header;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Invalidate(AuthenticationHeaderValue? refused)
    {
        // A plugin that keeps printing a refused token must not be run for each request.
        if (_issued is { } issued && Equals(issued.Header, refused) && time.GetElapsedTime(issued.At) > MinimumPause)
        {
            _issued = null;
        }
    }

    public void Dispose()
    {
        _issued?.Certificate?.Dispose();
        _gate.Dispose();
    }

    private bool Ends(Issued issued) => issued.Expires is { } end && time.GetUtcNow() >= end - Margin;

    private async Task<Issued> RunAsync()
    {
        if (_failure is { } recent && time.GetElapsedTime(_failedAt) < MinimumPause)
        {
            throw recent;
        }

        try
        {
            // The client library waits for the process in a blocking way, for two minutes at most.
            var response = await Task.Run(() => KubernetesClientConfiguration.ExecuteExternalCommand(plugin));
            var status = response.Status;
            var certificate = status.ClientCertificateData is { Length: > 0 } pem && status.ClientKeyData is { Length: > 0 } key
                ? X509Certificate2.CreateFromPem(pem, key)
                : null;
            var header = string.IsNullOrEmpty(status.Token) ? null : new AuthenticationHeaderValue("Bearer", status.Token.Trim());
            DateTimeOffset? expires = status.ExpirationTimestamp is { } end ? new DateTimeOffset(end.ToUniversalTime(), TimeSpan.Zero) : null;
            _failure = null;
            return new Issued(header, certificate, expires, time.GetTimestamp());
        }
        catch (Exception e) when (e is KubeConfigException or JsonException or CryptographicException or InvalidOperationException or FormatException or IOException)
        {
            _failedAt = time.GetTimestamp();
            var hint = string.IsNullOrWhiteSpace(plugin.InstallHint) ? "Run it by hand to see why." : plugin.InstallHint.Trim();
            _failure = new ClusterConnectionException($"The exec plugin {plugin.Command} of the {source} gave no credential: {e.Message.Trim()} {hint}", e) { RequestNotSent = true };
            throw _failure;
        }
    }

    private sealed record Issued(AuthenticationHeaderValue? Header, X509Certificate2? Certificate, DateTimeOffset? Expires, long At);
}
