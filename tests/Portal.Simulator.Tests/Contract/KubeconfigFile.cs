using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Portal.Simulator.Objects;
using Portal.Simulator.Text;

namespace Portal.Simulator.Tests.Contract;

/// <summary>Clients for the current context of a kubeconfig: with its token or client certificate, and without any credentials.</summary>
internal static class KubeconfigFile
{
    public static (HttpClient Admin, HttpClient Nobody) Clients(string path)
    {
        var config = YamlJson.ParseAll(File.ReadAllText(path))[0];
        var context = Named(config, "contexts", config.Text("current-context")).At("context");
        var cluster = Named(config, "clusters", context.Text("cluster")).At("cluster");
        var user = Named(config, "users", context.Text("user")).At("user");
        var server = new Uri(cluster.Text("server") ?? throw new FormatException("the kubeconfig's cluster has no server"));
        var authority = Pem(cluster, "certificate-authority", path);

        var certificate = Pem(user, "client-certificate", path) is { } pem ? X509Certificate2.CreateFromPem(pem, Pem(user, "client-key", path)) : null;
        var admin = new HttpClient(Handler(authority, certificate)) { BaseAddress = server };
        if (user.Text("token") is { } token)
        {
            admin.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return (admin, new HttpClient(Handler(authority, certificate: null)) { BaseAddress = server });
    }

    private static SocketsHttpHandler Handler(string? authority, X509Certificate2? certificate)
    {
        var handler = new SocketsHttpHandler();
        if (authority is not null)
        {
            handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                CustomTrustStore = { X509Certificate2.CreateFromPem(authority) },
            };
        }

        if (certificate is not null)
        {
            handler.SslOptions.ClientCertificates = [certificate];
        }

        return handler;
    }

    private static JsonNode? Named(JsonNode config, string list, string? name) => config.Items(list).FirstOrDefault(e => e.Text("name") == name);

    private static string? Pem(JsonNode? node, string name, string path)
    {
        if (node.Text(name + "-data") is { } data)
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(data));
        }

        return node.Text(name) is { } file ? File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, file)) : null;
    }
}
