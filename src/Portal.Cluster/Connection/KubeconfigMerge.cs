using System.Text;

namespace Portal.Cluster.Connection;

/// <summary>Joins kubeconfig files and turns their contexts into definitions.</summary>
internal sealed class KubeconfigMerge
{
    private readonly Dictionary<string, (string File, KubeconfigDocument.ClusterEntry Entry)> _clusters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string File, KubeconfigDocument.UserEntry Entry)> _users = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string File, KubeconfigDocument.ContextEntry Entry)> _contexts = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    public void Add(string file, KubeconfigDocument document)
    {
        foreach (var cluster in document.Clusters ?? [])
        {
            if (cluster is { Name: { Length: > 0 } name, Cluster: { } entry })
            {
                _clusters.TryAdd(name, (file, entry));
            }
        }

        foreach (var user in document.Users ?? [])
        {
            if (user is { Name: { Length: > 0 } name })
            {
                _users.TryAdd(name, (file, user.User ?? new KubeconfigDocument.UserEntry()));
            }
        }

        foreach (var context in document.Contexts ?? [])
        {
            if (context is { Name: { Length: > 0 } name } && _contexts.TryAdd(name, (file, context.Context ?? new KubeconfigDocument.ContextEntry())))
            {
                _order.Add(name);
            }
        }
    }

    public List<ClusterDefinition> Define() => [.. _order.Select(Define)];

    private ClusterDefinition Define(string name)
    {
        var (file, context) = _contexts[name];
        var source = $"context {name} of {file}";
        try
        {
            return Define(name, source, context);
        }
        catch (ClusterConnectionException e)
        {
            return new ClusterDefinition { Name = name, Source = source, Problem = e.Message };
        }
    }

    private ClusterDefinition Define(string name, string source, KubeconfigDocument.ContextEntry context)
    {
        if (context.Cluster is null || !_clusters.TryGetValue(context.Cluster, out var cluster))
        {
            throw new ClusterConnectionException(
                $"The {source} names the cluster {context.Cluster ?? "(none)"}, which is not defined there. Defined: {Names(_clusters.Keys)}.");
        }

        var user = (cluster.File, Entry: new KubeconfigDocument.UserEntry());
        if (context.User is { Length: > 0 } && !_users.TryGetValue(context.User, out user))
        {
            throw new ClusterConnectionException($"The {source} names the user {context.User}, who is not defined there. Defined: {Names(_users.Keys)}.");
        }

        if (user.Entry.AuthProvider is not null)
        {
            throw new ClusterConnectionException(
                $"The user {context.User} of the {source} uses auth-provider, which Kubernetes removed in 1.26. Use an exec plugin or a token file.");
        }

        var clusterField = $"clusters[{context.Cluster}]";
        var userField = $"users[{context.User}]";
        var exec = user.Entry.Exec;
        if (exec is not null && string.IsNullOrWhiteSpace(exec.Command))
        {
            throw new ClusterConnectionException($"{userField}.exec.command of {user.File} is empty. Name the program that prints the credential.");
        }

        if (exec is not null && exec.Command.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            exec.Command = Resolve(user.File, exec.Command);
        }

        return new ClusterDefinition
        {
            Name = name,
            Source = source,
            Server = Address(cluster.Entry.Server, $"{clusterField}.server of {cluster.File}", "https://10.0.0.1:6443"),
            ProxyUrl = string.IsNullOrEmpty(cluster.Entry.ProxyUrl)
                ? null
                : Address(cluster.Entry.ProxyUrl, $"{clusterField}.proxy-url of {cluster.File}", "http://proxy:3128"),
            InsecureSkipTlsVerify = cluster.Entry.InsecureSkipTlsVerify,
            TlsServerName = cluster.Entry.TlsServerName,
            CertificateAuthority = Pem(
                cluster.File, $"{clusterField}.certificate-authority", cluster.Entry.CertificateAuthority, cluster.Entry.CertificateAuthorityData),
            ClientCertificate = Pem(user.File, $"{userField}.client-certificate", user.Entry.ClientCertificate, user.Entry.ClientCertificateData),
            ClientKey = Pem(user.File, $"{userField}.client-key", user.Entry.ClientKey, user.Entry.ClientKeyData),
            Token = user.Entry.Token,
            TokenFile = string.IsNullOrEmpty(user.Entry.TokenFile) ? null : Resolve(user.File, user.Entry.TokenFile),
            Username = user.Entry.Username,
            Password = user.Entry.Password,
            Exec = exec,
        };
    }

    private static Uri Address(string? text, string field, string example) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.UserInfo.Length == 0
            ? uri
            : throw new ClusterConnectionException($"{field} is not an http or https address without user name: \"{text}\". Example: {example}.");

    // As in kubectl, the data field goes before the file.
    private static PemSource? Pem(string file, string field, string? path, string? data)
    {
        if (!string.IsNullOrEmpty(data))
        {
            try
            {
                return PemSource.FromText($"{field}-data of {file}", Encoding.UTF8.GetString(Convert.FromBase64String(data.Trim())));
            }
            catch (FormatException e)
            {
                throw new ClusterConnectionException($"{field}-data of {file} is not base64. Copy the field again from where it came.", e);
            }
        }

        return string.IsNullOrEmpty(path) ? null : PemSource.FromFile($"{field} of {file}", Resolve(file, path));
    }

    private static string Resolve(string file, string path) => Path.GetFullPath(path, Path.GetDirectoryName(file)!);

    private static string Names(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } list ? list : "none";
}
