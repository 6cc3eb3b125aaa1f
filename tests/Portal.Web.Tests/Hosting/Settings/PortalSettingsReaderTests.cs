using System.Net;
using Portal.Core.Knowledge.Links;
using Portal.Web.Hosting.Settings;
using Xunit;

namespace Portal.Web.Tests.Hosting.Settings;

public sealed class PortalSettingsReaderTests
{
    [Fact]
    public void Read_OnlySignInChosen_IsTheDemoOnLoopback()
    {
        var settings = Read([], ("PORTAL_SIGN_IN", "development"));

        Assert.True(settings.IsDemo);
        Assert.Equal(IPAddress.Loopback, settings.Listen);
        Assert.Equal(8080, settings.Port);
        Assert.Equal((20, 10), (settings.DemoNodes, settings.DemoPodsPerNode));
        Assert.Null(settings.Database);
    }

    [Fact]
    public void Read_OptionsInBothForms_AreTaken()
    {
        var settings = Read(["--demo-nodes", "3", "--demo-pods-per-node=4", "--reset", "--port=0"], ("PORTAL_SIGN_IN", "development"));

        Assert.Equal((3, 4, true, 0), (settings.DemoNodes, settings.DemoPodsPerNode, settings.Reset, settings.Port));
    }

    [Theory]
    [InlineData(null, LinkCheckMode.Off)]
    [InlineData("off", LinkCheckMode.Off)]
    [InlineData("daily", LinkCheckMode.Daily)]
    public void Read_LinkCheck_IsOffUnlessChosen(string? value, LinkCheckMode mode) =>
        Assert.Equal(mode, Read([], ("PORTAL_SIGN_IN", "development"), ("PORTAL_LINK_CHECK", value ?? "")).LinkCheck);

    [Theory]
    [InlineData("ftp://host/")]
    [InlineData("not a url")]
    [InlineData("https://user:secret@host/")]
    public void Read_WebhookThatIsNoPlainHttpUrl_IsAnErrorThatDoesNotRepeatIt(string url)
    {
        var problem = Assert.Single(Problems([], ("PORTAL_SIGN_IN", "development"), ("PORTAL_NOTIFY_WEBHOOK", url)));

        Assert.StartsWith("PORTAL_NOTIFY_WEBHOOK must be an absolute http or https URL", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_GrantsFileThatIsNotThere_IsAnErrorThatSaysWhatItMustBe() => Assert.Contains(
        "PORTAL_GRANTS names /nowhere.json, which cannot be read.", Assert.Single(Problems([], ("PORTAL_SIGN_IN", "development"), ("PORTAL_GRANTS", "/nowhere.json"))), StringComparison.Ordinal);

    [Fact]
    public void Read_UnknownLinkCheck_IsAnError() => Assert.Contains("PORTAL_LINK_CHECK is 'hourly'", Assert.Single(Problems([], ("PORTAL_SIGN_IN", "development"), ("PORTAL_LINK_CHECK", "hourly"))), StringComparison.Ordinal);

    [Fact]
    public void Read_TrustedProxies_AreAddressesAndNetworks()
    {
        var settings = Read([], ("PORTAL_SIGN_IN", "development"), ("PORTAL_TRUSTED_PROXIES", "10.1.0.0/16, 192.0.2.7,fd00::/8"));

        Assert.Equal(["10.1.0.0/16", "192.0.2.7/32", "fd00::/8"], settings.TrustedProxies.Select(static n => n.ToString()));
        Assert.Empty(Read([], ("PORTAL_SIGN_IN", "development")).TrustedProxies);
    }

    [Theory]
    [InlineData("ingress")]
    [InlineData("0.0.0.0/0")]
    public void Read_TrustedProxies_NobodyOrEverybody_IsAnError(string value) =>
        Assert.Contains($"PORTAL_TRUSTED_PROXIES holds '{value}'", Assert.Single(Problems([], ("PORTAL_SIGN_IN", "development"), ("PORTAL_TRUSTED_PROXIES", value))), StringComparison.Ordinal);

    [Fact]
    public void Read_PrometheusForEachCluster_IsParted()
    {
        var settings = Read([], ("PORTAL_SIGN_IN", "development"), ("PORTAL_PROMETHEUS", "eu=http://p-eu:9090, http://all:9090/x?y=z"));

        Assert.Equal("http://p-eu:9090/", settings.Prometheus["eu"].ToString());
        Assert.Equal("http://all:9090/x?y=z", settings.Prometheus["*"].ToString());
    }

    [Fact]
    public void Read_SeveralThingsWrong_ListsThemAll()
    {
        var problems = Problems(
            ["--port", "80808", "--unknown", "--demo-nodes"],
            ("PORTAL_LISTEN", "everywhere"),
            ("PORTAL_PROMETHEUS", "ftp://x"),
            ("PORTAL_DATABASE", "no equals sign and s3cret"),
            ("KUBECONFIG", "/does/not/exist"));

        Assert.Collection(
            problems.Order(StringComparer.Ordinal),
            text => Assert.StartsWith("--demo-nodes needs a value", text, StringComparison.Ordinal),
            text => Assert.StartsWith("--port is '80808'", text, StringComparison.Ordinal),
            text => Assert.StartsWith("--unknown is not an option", text, StringComparison.Ordinal),
            text => Assert.Contains("/does/not/exist", text, StringComparison.Ordinal),
            text => Assert.StartsWith("PORTAL_DATABASE is not", text, StringComparison.Ordinal),
            text => Assert.Contains("PORTAL_LISTEN", text, StringComparison.Ordinal),
            text => Assert.Contains("ftp://x", text, StringComparison.Ordinal),
            text => Assert.Contains("PORTAL_SIGN_IN is not set", text, StringComparison.Ordinal));
        Assert.DoesNotContain(problems, static text => text.Contains("s3cret", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_DevelopmentSignInOnAllAddresses_IsRefused()
    {
        var problems = Problems([], ("PORTAL_SIGN_IN", "development"), ("PORTAL_LISTEN", "0.0.0.0"));

        Assert.Contains("loopback only", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://issuer.example.com", "https")]
    [InlineData(null, "https")]
    public void Read_OidcWithoutHttpsIssuer_IsRefused(string? authority, string expected)
    {
        var problems = Problems(
            [],
            ("PORTAL_SIGN_IN", "oidc"), ("PORTAL_OIDC_AUTHORITY", authority), ("PORTAL_OIDC_CLIENT_ID", "portal"), ("PORTAL_OIDC_CLIENT_SECRET", "x"));

        Assert.Contains(expected, Assert.Single(problems), StringComparison.Ordinal);
    }

    private static string[] Problems(string[] args, params (string Name, string? Value)[] environment) =>
        [.. Assert.Throws<PortalSettingsException>(() => Read(args, environment)).Problems];

    private static PortalSettings Read(string[] args, params (string Name, string? Value)[] environment) =>
        PortalSettingsReader.Read(args, name => environment.FirstOrDefault(entry => entry.Name == name).Value);
}
