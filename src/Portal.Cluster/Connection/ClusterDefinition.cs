using k8s.KubeConfigModels;

namespace Portal.Cluster.Connection;

/// <summary>
/// How to reach one cluster: a context of a kubeconfig, the cluster that the portal's own pod runs in, or a server named directly.
/// It is a class and not a record, because a record would print the token.
/// </summary>
public sealed class ClusterDefinition
{
    /// <summary>The name under which everything of this cluster is kept and shown: the context's name, or "in-cluster".</summary>
    public required string Name { get; init; }

    /// <summary>Where the definition comes from, for people: "context prod of /root/.kube/config".</summary>
    public required string Source { get; init; }

    /// <summary>The API server's base address; null when <see cref="Problem"/> says why there is none.</summary>
    public Uri? Server { get; init; }

    /// <summary>What is wrong with the definition itself, for people; null when it looks sound. The other clusters are not disturbed by it.</summary>
    public string? Problem { get; init; }

    /// <summary>The server's certificate is not checked. Shown in red wherever the cluster is shown.</summary>
    public bool InsecureSkipTlsVerify { get; init; }

    /// <summary>The name that the server's certificate must carry, when it is not the host of <see cref="Server"/>.</summary>
    public string? TlsServerName { get; init; }

    /// <summary>The proxy named by the kubeconfig; null: the environment's (HTTPS_PROXY, NO_PROXY), none for loopback addresses.</summary>
    public Uri? ProxyUrl { get; init; }

    /// <summary>The authorities to trust; null: those of the machine.</summary>
    public PemSource? CertificateAuthority { get; init; }

    /// <summary>The client certificate, with <see cref="ClientKey"/>.</summary>
    public PemSource? ClientCertificate { get; init; }

    /// <summary>The client certificate's key.</summary>
    public PemSource? ClientKey { get; init; }

    /// <summary>A bearer token that does not change. <see cref="TokenFile"/> goes before it, as in kubectl.</summary>
    public string? Token { get; init; }

    /// <summary>A file that holds the bearer token; read again when it rotates.</summary>
    public string? TokenFile { get; init; }

    /// <summary>User of basic authentication (proxies before a cluster; API servers know it no more).</summary>
    public string? Username { get; init; }

    /// <summary>Password of basic authentication.</summary>
    public string? Password { get; init; }

    /// <summary>A program that prints a credential (EKS, GKE, OIDC log-in …).</summary>
    public ExternalExecution? Exec { get; init; }

    /// <summary>A cluster named by its address alone, as the demo and tests have it.</summary>
    /// <param name="name">The cluster's name.</param>
    /// <param name="server">The API server's base address.</param>
    /// <param name="token">A bearer token, or null for anonymous requests.</param>
    /// <returns>The definition.</returns>
    public static ClusterDefinition ForServer(string name, Uri server, string? token = null) =>
        new() { Name = name, Source = server.GetLeftPart(UriPartial.Authority), Server = server, Token = token };
}
