using Xunit;

namespace Portal.Simulator.Tests.Kubectl;

public sealed class DiscoveryTests(SharedSimulator simulator) : KubectlTest(simulator)
{
    [Fact]
    public async Task ApiResources_Wide_NamesKindsVerbsAndShortNames()
    {
        var lines = (await Kubectl.TryAsync("api-resources", "-o", "wide")).Lines;

        Assert.Contains(lines, l => GetTests.Words(l) is ["pods", "po", "v1", "true", "Pod", ..] && l.Contains("deletecollection", StringComparison.Ordinal));
        Assert.Contains(lines, l => GetTests.Words(l) is ["nodes", "no", "v1", "false", "Node", ..]);
        Assert.Contains(lines, l => GetTests.Words(l) is ["deployments", "deploy", "apps/v1", "true", "Deployment", ..]);
        Assert.Contains(lines, l => GetTests.Words(l) is ["volumeattachments", "storage.k8s.io/v1", "false", "VolumeAttachment", ..]);
    }

    [Fact]
    public async Task ApiVersions_All_AreListed()
    {
        var lines = (await Kubectl.TryAsync("api-versions")).Lines;

        foreach (var version in new[] { "v1", "apps/v1", "batch/v1", "policy/v1", "rbac.authorization.k8s.io/v1", "coordination.k8s.io/v1", "events.k8s.io/v1", "storage.k8s.io/v1" })
        {
            Assert.Contains(version, lines);
        }
    }

    [Fact]
    public async Task Explain_PodField_ShowsTypeAndText()
    {
        var result = await Kubectl.TryAsync("explain", "pod.spec.terminationGracePeriodSeconds");

        Assert.Equal(0, result.ExitCode);
        Assert.Matches("(?m)^KIND: +Pod$", result.Output);
        Assert.Contains("terminationGracePeriodSeconds <integer>", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_ClientAndServer_NamesTheServer()
    {
        Assert.Matches(@"(?m)^Server Version: v1\.[0-9]+\.[0-9]+", await Kubectl.RunAsync("version"));
    }

    [Fact]
    public async Task ClusterInfo_ControlPlane_NamesItsUrl()
    {
        Assert.Contains(
            Simulator.Server.Url.GetLeftPart(UriPartial.Authority), await Kubectl.RunAsync("cluster-info"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/readyz", "ok")]
    [InlineData("/livez", "ok")]
    [InlineData("/healthz", "ok")]
    public async Task GetRaw_HealthPath_IsOk(string path, string expected)
    {
        Assert.Equal(expected, (await Kubectl.RunAsync("get", "--raw", path)).Trim());
    }
}
