using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Portal.Cluster.Actions;
using Portal.Cluster.Connection;
using Xunit;

namespace Portal.Cluster.Tests.Connection;

public sealed class ImpersonationTests
{
    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    [InlineData("system:admin")]
    [InlineData("System:serviceaccount:kube-system:x")]
    [InlineData("jane\r\nImpersonate-Group: system:masters")]
    [InlineData("jane\n")]
    [InlineData("jän")]
    [InlineData("爱丽丝")]
    [InlineData(" jane")]
    [InlineData("jane\0")]
    public void Of_NameThatMayNotBeSent_IsRefused(string? name)
    {
        Assert.True(Assert.Throws<ClusterConnectionException>(() => Impersonation.Of(name!)).RequestNotSent);
        Assert.Throws<ClusterConnectionException>(() => Impersonation.Of("jane", [name!]));
    }

    [Fact]
    public void Of_NameOfOneKilobyte_IsRefused() =>
        Assert.Throws<ClusterConnectionException>(() => Impersonation.Of(new string('a', 1024)));

    [Fact]
    public async Task Apply_ManyRequestsAsTwoUsersAtOnce_NeverCross()
    {
        var mixed = new ConcurrentBag<string>();
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            var user = context.Request.Headers["Impersonate-User"].ToString();
            var groups = context.Request.Headers["Impersonate-Group"].ToArray();
            var asked = context.Request.Query["as"].ToString();
            if (user != asked || (user.Length > 0 && !groups.SequenceEqual([$"{user}-team", "sre"])) || (user.Length == 0 && groups.Length > 0))
            {
                mixed.Add($"{asked}: {user} {string.Join(',', groups)}");
            }

            await context.Response.WriteAsync("{}");
        });
        using var connection = ClusterConnection.Open(ClusterDefinition.ForServer("c", server.Url), TimeProvider.System);
        var http = new KubernetesHttp(connection, TimeProvider.System);
        Impersonation?[] users = [Impersonation.Of("alice", ["alice-team", "sre"]), Impersonation.Of("bob@example.com", ["bob@example.com-team", "sre"]), null];

        await Parallel.ForEachAsync(Enumerable.Range(0, 10_000), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, stop) =>
        {
            var user = users[i % 3];
            await http.SendAsync(new KubernetesRequest { Method = "GET", Path = $"/api/v1/pods?as={user?.User}" }, user, stop);
        });

        Assert.Empty(mixed);
        Assert.False(connection.Http.DefaultRequestHeaders.Contains("Impersonate-User"));
    }
}
