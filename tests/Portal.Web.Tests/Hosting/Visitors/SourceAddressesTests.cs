using System.Collections.Immutable;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Portal.Web.Hosting.Settings;
using Portal.Web.Hosting.Visitors;
using Xunit;

namespace Portal.Web.Tests.Hosting.Visitors;

public sealed class SourceAddressesTests
{
    [Theory]
    [InlineData("10.1.0.9", "198.51.100.4", "198.51.100.4")]
    [InlineData("10.1.0.9", "203.0.113.66, 198.51.100.4, 10.1.0.8", "198.51.100.4")]
    [InlineData("203.0.113.5", "198.51.100.4", "203.0.113.5")]
    [InlineData("10.1.0.9", "not an address", "10.1.0.9")]
    [InlineData("::ffff:10.1.0.9", "198.51.100.4", "198.51.100.4")]
    [InlineData("::ffff:203.0.113.5", "198.51.100.4", "203.0.113.5")]
    public async Task SourceAddress_BehindProxies_BelievesOnlyThoseThatAreNamed(string connection, string forwarded, string expected) =>
        Assert.Equal(expected, await AskAsync([IPNetwork.Parse("10.1.0.0/16")], connection, forwarded));

    [Fact]
    public async Task SourceAddress_NoProxyIsNamed_IsTheConnections() =>
        Assert.Equal("127.0.0.1", await AskAsync([], "127.0.0.1", "198.51.100.4"));

    private static async Task<string> AskAsync(ImmutableArray<IPNetwork> trusted, string connection, string forwarded)
    {
        var settings = new PortalSettings { Listen = IPAddress.Loopback, Port = 0, DataDirectory = "/tmp", SignIn = SignInMode.Development, TrustedProxies = trusted };
        var app = new ApplicationBuilder(new ServiceCollection().AddLogging().BuildServiceProvider());
        app.UseTrustedProxies(settings);
        var seen = "";
        app.Run(context =>
        {
            seen = context.SourceAddress();
            return Task.CompletedTask;
        });
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(connection);
        context.Request.Headers["X-Forwarded-For"] = forwarded;
        await app.Build()(context);
        return seen;
    }
}
