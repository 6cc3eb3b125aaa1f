using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Portal.Cluster.Connection;

/// <summary>The client certificate of a kubeconfig, read again when its files change (new connections then show the new one).</summary>
internal sealed class ClientCertificate(PemSource certificate, PemSource key)
{
    private readonly Lock _gate = new();
    private X509Certificate2? _current;
    private (DateTime, DateTime) _stamp;

    /// <exception cref="ClusterConnectionException">A file is missing, or the two do not make a certificate with its key.</exception>
    public X509Certificate2 Get()
    {
        lock (_gate)
        {
            var stamp = (certificate.Stamp, key.Stamp);
            if (_current is null || stamp != _stamp)
            {
                try
                {
                    _current = X509Certificate2.CreateFromPem(certificate.Read(), key.Read());
                }
                catch (Exception e) when (e is CryptographicException or ArgumentException)
                {
                    throw new ClusterConnectionException($"{certificate.Field} and {key.Field} are not a PEM certificate with its key: {e.Message}", e);
                }

                _stamp = stamp;
            }

            return _current;
        }
    }
}
