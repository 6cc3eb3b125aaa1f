using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Portal.Simulator.Hosting;

/// <summary>A certificate authority of one run of the simulator, and what it has signed. Made in memory, gone with the process.</summary>
public sealed class SimulatorCertificates : IDisposable
{
    private readonly X509Certificate2 _authority;

    /// <summary>Makes an authority and a server certificate for loopback.</summary>
    public SimulatorCertificates(TimeProvider time)
    {
        var from = time.GetUtcNow().AddHours(-1);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=portal-simulator-ca", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        _authority = request.CreateSelfSigned(from, from.AddYears(10));
        Server = Sign("CN=portal-simulator", "1.3.6.1.5.5.7.3.1", names =>
        {
            names.AddIpAddress(IPAddress.Loopback);
            names.AddIpAddress(IPAddress.IPv6Loopback);
            names.AddDnsName("localhost");
            names.AddDnsName("kubernetes.default.svc");
        });
    }

    /// <summary>The authority's certificate as PEM, for <c>certificate-authority-data</c>.</summary>
    public string AuthorityPem => _authority.ExportCertificatePem();

    /// <summary>The authority's certificate, without its key.</summary>
    public X509Certificate2 Authority => X509CertificateLoader.LoadCertificate(_authority.RawData);

    /// <summary>The server's certificate with its key.</summary>
    public X509Certificate2 Server { get; }

    /// <summary>Makes a client certificate: the common name is the user, each organization a group, as Kubernetes reads them.</summary>
    public X509Certificate2 CreateClient(string user, IReadOnlyList<string> groups)
    {
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName(user);
        foreach (var group in groups)
        {
            name.AddOrganizationName(group);
        }

        return Sign(name.Build().Name, "1.3.6.1.5.5.7.3.2", null);
    }

    /// <summary>Whether a certificate was made by this authority and is valid now.</summary>
    internal bool HasSigned(X509Certificate2 certificate)
    {
        using var chain = new X509Chain { ChainPolicy = TrustOnlyThis() };
        return chain.Build(certificate);
    }

    /// <summary>A policy that trusts this authority and no other.</summary>
    internal X509ChainPolicy TrustOnlyThis() => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        CustomTrustStore = { Authority },
        RevocationMode = X509RevocationMode.NoCheck,
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        _authority.Dispose();
        Server.Dispose();
    }

    private X509Certificate2 Sign(string subject, string usage, Action<SubjectAlternativeNameBuilder>? names)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], critical: false));
        if (names is not null)
        {
            var alternatives = new SubjectAlternativeNameBuilder();
            names(alternatives);
            request.CertificateExtensions.Add(alternatives.Build());
        }

        using var signed = request.Create(_authority, new DateTimeOffset(_authority.NotBefore), new DateTimeOffset(_authority.NotAfter), RandomNumberGenerator.GetBytes(16));
        return signed.CopyWithPrivateKey(key);
    }
}
