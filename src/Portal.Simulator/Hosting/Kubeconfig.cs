using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Simulator.Hosting;

/// <summary>
/// Writes a kubeconfig: one cluster, one context for each user. The first one is current and named like the cluster; the others are named
/// <c>user@cluster</c>. It is written as JSON, which is YAML, and which every client reads.
/// </summary>
public static class Kubeconfig
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The text of a kubeconfig.</summary>
    /// <param name="cluster">Name of the cluster.</param>
    /// <param name="server">URL of the API server.</param>
    /// <param name="authorityPem">Certificate authority, PEM; null for plain HTTP.</param>
    /// <param name="users">Users with tokens; the first one is current.</param>
    /// <param name="certificates">Users with client certificates, by user name.</param>
    public static string Write(
        string cluster,
        Uri server,
        string? authorityPem,
        IReadOnlyList<SimulatorUser> users,
        IReadOnlyDictionary<string, X509Certificate2>? certificates = null)
    {
        var target = new JsonObject { ["server"] = server.GetLeftPart(UriPartial.Authority) };
        if (authorityPem is not null)
        {
            target["certificate-authority-data"] = Base64(authorityPem);
        }

        var credentials = users.Select(u => (u.Name, new JsonObject { ["token"] = u.Token })).Concat(
            (certificates ?? new Dictionary<string, X509Certificate2>(StringComparer.Ordinal)).Select(c => (c.Key, new JsonObject
            {
                ["client-certificate-data"] = Base64(c.Value.ExportCertificatePem()),
                ["client-key-data"] = Base64(c.Value.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem()),
            }))).ToList();
        var root = new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Config",
            ["clusters"] = new JsonArray(new JsonObject { ["name"] = cluster, ["cluster"] = target }),
            ["users"] = new JsonArray([.. credentials.Select(c => new JsonObject { ["name"] = c.Item1, ["user"] = c.Item2 })]),
            ["contexts"] = new JsonArray([.. credentials.Select((c, i) => new JsonObject
            {
                ["name"] = i == 0 ? cluster : $"{c.Item1}@{cluster}",
                ["context"] = new JsonObject { ["cluster"] = cluster, ["user"] = c.Item1 },
            })]),
            ["current-context"] = cluster,
        };
        return root.ToJsonString(Indented);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
