using System.Globalization;

namespace Portal.Cluster.Connection;

/// <summary>The cluster that the portal's own pod runs in: address from the environment, token and authority from the service account's volume.</summary>
public static class InClusterConfiguration
{
    /// <summary>Where the kubelet mounts the service account.</summary>
    public const string DefaultFolder = "/var/run/secrets/kubernetes.io/serviceaccount";

    /// <summary>Defines the cluster, or null outside of a pod.</summary>
    /// <param name="name">The cluster's name in the portal.</param>
    /// <param name="environment">Reads an environment variable; null: the process's own.</param>
    /// <param name="folder">The service account's folder.</param>
    /// <returns>The definition; the token file is read again when the kubelet rotates it.</returns>
    public static ClusterDefinition? TryDefine(string name = "in-cluster", Func<string, string?>? environment = null, string folder = DefaultFolder)
    {
        environment ??= Environment.GetEnvironmentVariable;
        var host = environment("KUBERNETES_SERVICE_HOST");
        var port = environment("KUBERNETES_SERVICE_PORT");
        var token = Path.Combine(folder, "token");
        if (string.IsNullOrEmpty(host) || !int.TryParse(port, CultureInfo.InvariantCulture, out var number) || !File.Exists(token))
        {
            return null;
        }

        return new ClusterDefinition
        {
            Name = name,
            Source = "the service account of this pod",
            Server = new UriBuilder(Uri.UriSchemeHttps, host, number).Uri,
            CertificateAuthority = PemSource.FromFile("the service account's ca.crt", Path.Combine(folder, "ca.crt")),
            TokenFile = token,
        };
    }
}
