using System.Text;
using Portal.Cluster.Connection;
using Xunit;

namespace Portal.Cluster.Tests.Connection;

public sealed class KubeconfigTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("portal-kubeconfig-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_SeveralContexts_GivesOneClusterEach()
    {
        var file = Write("config", """
            apiVersion: v1
            kind: Config
            current-context: a
            clusters:
            - name: one
              cluster: {server: 'https://10.0.0.1:6443', certificate-authority: pki/ca.crt, tls-server-name: kubernetes}
            - name: two
              cluster: {server: 'https://10.0.0.2:6443', insecure-skip-tls-verify: true, proxy-url: 'http://proxy:3128'}
            users:
            - name: u
              user: {tokenFile: secrets/token, token: old}
            - name: v
              user: {username: x, password: y}
            contexts:
            - name: a
              context: {cluster: one, user: u}
            - name: b
              context: {cluster: two, user: v, namespace: shop}
            """);

        var clusters = Kubeconfig.Read([file]);

        Assert.Equal(["a", "b"], clusters.Select(c => c.Name));
        Assert.Equal($"context a of {file}", clusters[0].Source);
        Assert.Equal(new Uri("https://10.0.0.1:6443"), clusters[0].Server);
        Assert.Equal("kubernetes", clusters[0].TlsServerName);
        Assert.Equal(Path.Combine(_folder, "secrets/token"), clusters[0].TokenFile);
        Assert.Contains(Path.Combine(_folder, "pki/ca.crt"), clusters[0].CertificateAuthority!.Field, StringComparison.Ordinal);
        Assert.False(clusters[0].InsecureSkipTlsVerify);
        Assert.True(clusters[1].InsecureSkipTlsVerify);
        Assert.Equal(new Uri("http://proxy:3128"), clusters[1].ProxyUrl);
        Assert.All(clusters, c => Assert.Null(c.Problem));
    }

    [Fact]
    public void Read_SeveralFiles_FirstDefinitionWinsAndPathsBelongToTheirFile()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "second"));
        var first = Write("first", """
            clusters: [{name: c, cluster: {server: 'https://first:6443'}}]
            contexts: [{name: shared, context: {cluster: c, user: u}}]
            """);
        var second = Write("second/config", """
            clusters: [{name: c, cluster: {server: 'https://second:6443'}}]
            users: [{name: u, user: {tokenFile: token}}]
            contexts: [{name: shared, context: {cluster: none}}, {name: other, context: {cluster: c}}]
            """);

        var clusters = Kubeconfig.Read(Kubeconfig.SplitPaths($"{first}{Path.PathSeparator}{Path.PathSeparator}{second}"));

        Assert.Equal(["shared", "other"], clusters.Select(c => c.Name));
        Assert.All(clusters, c => Assert.Equal("first", c.Server!.Host));
        Assert.Equal(Path.Combine(_folder, "second/token"), clusters[0].TokenFile);
    }

    [Theory]
    [InlineData("clusters: [", "does not parse: line")]
    [InlineData("just text", "does not parse: line 1")]
    [InlineData("", "is empty")]
    [InlineData("kind: Deployment\nspec: {}", "is of kind Deployment")]
    [InlineData("kind: Config", "defines no context")]
    [InlineData("users: [{name: u, user: {token: {a: b}}}]", "does not parse: line 1")]
    public void Read_FileThatIsNoKubeconfig_SaysWhichFileAndWhy(string text, string expected)
    {
        var file = Write("config", text);

        var error = Assert.Throws<ClusterConnectionException>(() => Kubeconfig.Read([file]));

        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FileThatDoesNotParse_RepeatsNothingOfItsSecrets()
    {
        var file = Write("config", "users: [{name: u, user: {token: sentinel-secret");

        var error = Assert.Throws<ClusterConnectionException>(() => Kubeconfig.Read([file]));

        Assert.DoesNotContain("sentinel-secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MissingFile_NamesIt()
    {
        var error = Assert.Throws<ClusterConnectionException>(() => Kubeconfig.Read([Path.Combine(_folder, "nowhere")]));

        Assert.Contains($"{_folder}/nowhere does not exist", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ContextThatIsNotThere_NamesThoseThatAre()
    {
        var file = Write("config", "clusters: [{name: c, cluster: {server: 'https://h'}}]\ncontexts: [{name: prod, context: {cluster: c}}]");

        var error = Assert.Throws<ClusterConnectionException>(() => Kubeconfig.Read([file], "prdo"));

        Assert.Contains("has no context prdo", error.Message, StringComparison.Ordinal);
        Assert.Contains("It has: prod.", error.Message, StringComparison.Ordinal);
        Assert.Single(Kubeconfig.Read([file], "prod"));
    }

    [Theory]
    [InlineData("{cluster: nope}", "names the cluster nope, which is not defined there. Defined: bad, good")]
    [InlineData("{cluster: good, user: nobody}", "names the user nobody, who is not defined there. Defined: exec, old, u")]
    [InlineData("{cluster: bad}", "clusters[bad].server of FILE is not an http or https address")]
    [InlineData("{cluster: good, user: u}", "users[u].client-certificate-data of FILE is not base64")]
    [InlineData("{cluster: good, user: old}", "uses auth-provider, which Kubernetes removed in 1.26")]
    [InlineData("{cluster: good, user: exec}", "users[exec].exec.command of FILE is empty")]
    public void Read_OneBrokenContext_HasItsProblemAndTheOthersAreSound(string context, string expected)
    {
        var file = Write("config", $$"""
            clusters: [{name: bad, cluster: {server: 'ftp://x'} }, {name: good, cluster: {server: 'https://h:6443'} }]
            users:
            - {name: exec, user: {exec: {apiVersion: client.authentication.k8s.io/v1} } }
            - {name: old, user: {auth-provider: {name: gcp} } }
            - {name: u, user: {client-certificate-data: '***', client-key-data: '***'} }
            contexts: [{name: broken, context: {{context}} }, {name: sound, context: {cluster: good} }]
            """);

        var clusters = Kubeconfig.Read([file]);

        Assert.Contains(expected.Replace("FILE", file, StringComparison.Ordinal), clusters[0].Problem, StringComparison.Ordinal);
        Assert.Null(clusters[1].Problem);
        var error = Assert.Throws<ClusterConnectionException>(() => ClusterConnection.Open(clusters[0], TimeProvider.System));
        Assert.Equal(clusters[0].Problem, error.Message);
    }

    [Fact]
    public void Open_MissingOrWrongCertificateFile_SaysWhichFieldAndFile()
    {
        var wrong = Write("wrong.crt", "no certificate");
        var file = Write("config", $"""
            clusters:
            - name: missing
              cluster: {"{"}server: 'https://h', certificate-authority: nowhere.crt{"}"}
            - name: wrong
              cluster: {"{"}server: 'https://h', certificate-authority-data: {Convert.ToBase64String(Encoding.UTF8.GetBytes("x"))}{"}"}
            - name: sound
              cluster: {"{"}server: 'https://h'{"}"}
            users:
            - name: u
              user: {"{"}client-certificate: {wrong}, client-key: {wrong}{"}"}
            contexts: 
            - name: missing
              context: {"{"}cluster: missing{"}"}
            - name: wrong
              context: {"{"}cluster: wrong{"}"}
            - name: certificate
              context: {"{"}cluster: sound, user: u{"}"}
            """);

        var texts = Kubeconfig.Read([file]).ToDictionary(c => c.Name, c => Assert.Throws<ClusterConnectionException>(() => ClusterConnection.Open(c, TimeProvider.System)).Message, StringComparer.Ordinal);

        Assert.Contains($"The file {_folder}/nowhere.crt, named by clusters[missing].certificate-authority of {file}", texts["missing"], StringComparison.Ordinal);
        Assert.Contains("does not exist", texts["missing"], StringComparison.Ordinal);
        Assert.Contains($"clusters[wrong].certificate-authority-data of {file} holds no PEM certificate", texts["wrong"], StringComparison.Ordinal);
        Assert.Contains($"users[u].client-certificate of {file} ({wrong})", texts["certificate"], StringComparison.Ordinal);
        Assert.Contains("not a PEM certificate with its key", texts["certificate"], StringComparison.Ordinal);
    }

    [Fact]
    public void TryDefine_InAPod_UsesTheServiceAccount()
    {
        File.WriteAllText(Path.Combine(_folder, "token"), "t");
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["KUBERNETES_SERVICE_HOST"] = "fd00::1", ["KUBERNETES_SERVICE_PORT"] = "443" };

        var cluster = InClusterConfiguration.TryDefine(environment: environment.GetValueOrDefault, folder: _folder);

        Assert.Equal("https://[fd00::1]/", cluster!.Server!.AbsoluteUri);
        Assert.Equal(Path.Combine(_folder, "token"), cluster.TokenFile);
        Assert.Null(InClusterConfiguration.TryDefine(environment: _ => null, folder: _folder));
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
