using System.Globalization;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Portal.Cluster.Connection;

/// <summary>
/// Checks the API server's certificate against the cluster's own authorities, read again when their file changes. A certificate that does not hold is
/// refused with the reason; there is no fall-back to no check.
/// </summary>
internal sealed class ServerTrust(PemSource? authorities, bool insecure) : IDisposable
{
    private readonly Lock _gate = new();
    private X509Certificate2Collection? _roots;
    private DateTime _stamp;

    /// <summary>Reads the authorities now, so that a broken file is told at once and not at the first handshake.</summary>
    public void Load() => Roots();

    public bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (insecure)
        {
            return true;
        }

        if (certificate is not X509Certificate2 server)
        {
            throw new AuthenticationException("the server showed no certificate");
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            throw new AuthenticationException(
                $"the server's certificate ({server.Subject}) is not for this name; use the name that it was made for, or set tls-server-name");
        }

        var roots = Roots();
        if (roots is null)
        {
            return errors == SslPolicyErrors.None ? true : throw Refuse(server, chain);
        }

        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.AddRange(roots);
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        foreach (var element in chain?.ChainElements.Skip(1) ?? [])
        {
            own.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        return own.Build(server) ? true : throw Refuse(server, own);
    }

    public void Dispose()
    {
        foreach (var root in _roots ?? [])
        {
            root.Dispose();
        }
    }

    private static AuthenticationException Refuse(X509Certificate2 server, X509Chain? chain)
    {
        var status = chain?.ChainStatus.FirstOrDefault().Status ?? X509ChainStatusFlags.PartialChain;
        return new AuthenticationException(status switch
        {
            X509ChainStatusFlags.NotTimeValid => string.Create(
                CultureInfo.InvariantCulture,
                $"the server's certificate ({server.Subject}) is valid from {server.NotBefore.ToUniversalTime():u} to {server.NotAfter.ToUniversalTime():u} only"),
            X509ChainStatusFlags.UntrustedRoot or X509ChainStatusFlags.PartialChain =>
                $"the server's certificate ({server.Subject}, issued by {server.Issuer}) is not signed by the cluster's certificate authority; check certificate-authority",
            _ => $"the server's certificate ({server.Subject}) does not hold: {status}",
        });
    }

    private X509Certificate2Collection? Roots()
    {
        if (authorities is null)
        {
            return null;
        }

        lock (_gate)
        {
            var stamp = authorities.Stamp;
            if (_roots is null || stamp != _stamp)
            {
                _roots = Parse(authorities);
                _stamp = stamp;
            }

            return _roots;
        }
    }

    private static X509Certificate2Collection Parse(PemSource authorities)
    {
        var roots = new X509Certificate2Collection();
        try
        {
            roots.ImportFromPem(authorities.Read());
        }
        catch (CryptographicException e)
        {
            throw new ClusterConnectionException($"{authorities.Field} is not a PEM certificate: {e.Message}", e);
        }

        return roots.Count > 0 ? roots : throw new ClusterConnectionException($"{authorities.Field} holds no PEM certificate (-----BEGIN CERTIFICATE-----).");
    }
}
