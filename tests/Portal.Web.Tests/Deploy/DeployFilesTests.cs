using Portal.Cluster.Watching;
using Portal.Simulator.Objects;
using Portal.Testing;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Portal.Web.Tests.Deploy;

public sealed class DeployFilesTests
{
    private static readonly string[] DockerInstructions =
        ["FROM", "WORKDIR", "COPY", "RUN", "USER", "ENV", "EXPOSE", "VOLUME", "ENTRYPOINT", "ARG", "CMD", "LABEL", "HEALTHCHECK"];

    [Fact]
    public void Dockerfile_EachLine_IsAnInstruction()
    {
        var lines = File.ReadAllLines(RepositoryRoot.Path("deploy/Dockerfile"))
            .Where(static line => line.Length > 0 && !line.StartsWith('#')).ToArray();

        Assert.All(lines, static line => Assert.Contains(line.Split(' ')[0], DockerInstructions));
        Assert.StartsWith("FROM ", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, static line => line.StartsWith("USER ", StringComparison.Ordinal) && !line.EndsWith("root", StringComparison.Ordinal));
        Assert.Contains(lines, static line => line.Contains("src/Portal.Web/Portal.Web.csproj", StringComparison.Ordinal));
    }

    [Fact]
    public void Compose_Services_AreThePortalAndWhatItUses()
    {
        var root = Load("docker-compose.yml");
        var services = (YamlMappingNode)root["services"];

        Assert.Equal(["portal", "postgres", "prometheus"], services.Children.Keys.Select(static key => key.ToString()).Order(StringComparer.Ordinal));
        var portal = (YamlMappingNode)services["portal"];
        Assert.Equal("oidc", portal["environment"]["PORTAL_SIGN_IN"].ToString());
        Assert.True(File.Exists(RepositoryRoot.Path(portal["build"]["dockerfile"].ToString())));
        var volumes = ((YamlMappingNode)root["volumes"]).Children.Keys.Select(static key => key.ToString()).ToArray();
        foreach (var service in services.Children.Values.Cast<YamlMappingNode>().Where(static service => service.Children.ContainsKey("volumes")))
        {
            foreach (var source in ((YamlSequenceNode)service["volumes"]).Select(static volume => volume.ToString().Split(':')[0]))
            {
                Assert.True(
                    source.StartsWith('$') || volumes.Contains(source) || File.Exists(RepositoryRoot.Path(source)),
                    $"{source} is neither a declared volume nor a file");
            }
        }
    }

    [Fact]
    public void PrometheusConfiguration_Targets_TheComposeService() =>
        Assert.Equal("portal:" + ((YamlMappingNode)Load("docker-compose.yml")["services"]["portal"])["environment"]["PORTAL_METRICS_PORT"], Load("deploy/prometheus.yml")["scrape_configs"][0]["static_configs"][0]["targets"][0].ToString());

    [Fact]
    public void Rbac_Rules_ReadEveryWatchedKindAndNoSecretsAndWriteNothing()
    {
        var yaml = new YamlStream();
        using var reader = File.OpenText(RepositoryRoot.Path("deploy/rbac.yaml"));
        yaml.Load(reader);
        var rules = yaml.Documents.Select(static document => (YamlMappingNode)document.RootNode)
            .Where(static root => root["kind"].ToString() == "ClusterRole")
            .SelectMany(static root => (YamlSequenceNode)root["rules"])
            .Select(static rule => (Resources: Words(rule["resources"]), Verbs: Words(rule["verbs"])))
            .ToList();

        var readable = rules.Where(static rule => rule.Verbs.Contains("watch")).SelectMany(static rule => rule.Resources).ToList();
        Assert.All(new ClusterView { Cluster = "any" }.All, kind => Assert.Contains(kind.Kind.Resource, readable));
        Assert.Equal(
            ["secrets"],
            new ResourceRegistry().All
                .Where(r => r.Verbs.Contains("delete") && r.Verbs.Contains("watch") && !readable.Contains(r.Plural))
                .Select(static r => r.Plural));
        Assert.All(rules.SelectMany(static rule => rule.Verbs), static verb => Assert.Contains(verb, new[] { "get", "list", "watch", "impersonate" }));
    }

    private static List<string> Words(YamlNode node) => [.. ((YamlSequenceNode)node).Select(static word => word.ToString())];

    private static YamlMappingNode Load(string path)
    {
        var yaml = new YamlStream();
        using var reader = File.OpenText(RepositoryRoot.Path(path));
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }
}
