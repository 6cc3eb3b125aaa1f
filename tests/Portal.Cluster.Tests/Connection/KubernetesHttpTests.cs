using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Portal.Cluster.Actions;
using Portal.Cluster.Connection;
using Portal.Testing;
using Xunit;

namespace Portal.Cluster.Tests.Connection;

public sealed class KubernetesHttpTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Send_RefusalWithAStatus_IsReadIntoItsParts()
    {
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "7";
            context.Response.Headers.Warning = "299 - \"policy/v1beta1 is deprecated\"";
            await context.Response.WriteAsync("""
                {"kind":"Status","status":"Failure","message":"Cannot evict pod as it would violate the pod's disruption budget.","reason":"TooManyRequests",
                 "details":{"causes":[{"reason":"DisruptionBudget","field":"spec.x","message":"needs 2 healthy pods"}],"retryAfterSeconds":3},"code":429}
                """);
        });
        using var connection = ClusterConnection.Open(ClusterDefinition.ForServer("c", server.Url), TimeProvider.System);

        var response = await new KubernetesHttp(connection, TimeProvider.System).SendAsync(
            new KubernetesRequest { Method = "POST", Path = "/api/v1/namespaces/shop/pods/web/eviction", Body = "{}" }, null, Stop);

        Assert.False(response.Succeeded);
        Assert.Equal(429, response.Status);
        Assert.Equal("TooManyRequests", response.Failure!.Reason);
        Assert.Equal(TimeSpan.FromSeconds(7), response.Failure.RetryAfter);
        Assert.Equal(new KubernetesFailureCause("DisruptionBudget", "spec.x", "needs 2 healthy pods"), response.Failure.Causes.Single());
        Assert.Equal(["policy/v1beta1 is deprecated"], response.Warnings);
        Assert.Equal("7", response.Headers["retry-after"]);
    }

    [Theory]
    [InlineData("<html>502 Bad Gateway</html>")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"message\":5,\"details\":[],\"code\":\"x\"}")]
    public async Task Send_RefusalThatIsNoStatus_IsStillAFailure(string body)
    {
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            context.Response.StatusCode = 502;
            await context.Response.WriteAsync(body);
        });
        using var connection = ClusterConnection.Open(ClusterDefinition.ForServer("c", server.Url), TimeProvider.System);

        var response = await new KubernetesHttp(connection, TimeProvider.System).SendAsync(new KubernetesRequest { Method = "GET", Path = "/version" }, null, Stop);

        Assert.Equal(502, response.Failure!.Code);
    }

    [Fact]
    public async Task Send_BodyAndQuery_ArriveAsPlanned()
    {
        string? seen = null;
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            seen = $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString} {context.Request.ContentType} {await reader.ReadToEndAsync(Stop)}";
            await context.Response.WriteAsync("""{"ok":true}""");
        });
        using var connection = ClusterConnection.Open(ClusterDefinition.ForServer("c", new Uri(server.Url, "/k8s/clusters/c-1/")), TimeProvider.System);

        var response = await new KubernetesHttp(connection, TimeProvider.System).SendAsync(
            new KubernetesRequest
            {
                Method = "PATCH",
                Path = "/api/v1/namespaces/shop/pods/web?dryRun=All",
                ContentType = "application/json-patch+json",
                Body = """[{"op":"remove","path":"/x"}]""",
            },
            null,
            Stop);

        Assert.Equal("""PATCH /k8s/clusters/c-1/api/v1/namespaces/shop/pods/web?dryRun=All application/json-patch+json [{"op":"remove","path":"/x"}]""", seen);
        Assert.True(response.Json()!.Value.GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task Send_PathThatCouldBeAnother_IsNotSent()
    {
        var requests = 0;
        await using var server = await ScriptedServer.StartAsync(_ =>
        {
            requests++;
            return Task.CompletedTask;
        });
        using var connection = ClusterConnection.Open(ClusterDefinition.ForServer("c", server.Url), TimeProvider.System);

        await Assert.ThrowsAsync<ClusterConnectionException>(() => new KubernetesHttp(connection, TimeProvider.System)
            .SendAsync(new KubernetesRequest { Method = "DELETE", Path = "/api/v1/namespaces/shop/pods/../../../../nodes/n1" }, null, Stop));

        Assert.Equal(0, requests);
    }

    [Fact]
    public async Task Send_Redirect_IsNotFollowed()
    {
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            context.Response.Redirect("http://127.0.0.1:1/api");
            return Task.CompletedTask;
        });
        using var connection = ClusterConnection.Open(ClusterDefinition.ForServer("c", server.Url, "token"), TimeProvider.System);

        var response = await new KubernetesHttp(connection, TimeProvider.System).SendAsync(new KubernetesRequest { Method = "GET", Path = "/version" }, null, Stop);

        Assert.Equal(302, response.Failure!.Code);
    }

    [Fact]
    public async Task Send_NoAnswer_EndsAfterTheLimit()
    {
        var time = new FakeTimeProvider();
        await using var server = await ScriptedServer.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var connection = ClusterConnection.Open(ClusterDefinition.ForServer("c", server.Url), time);

        var sending = new KubernetesHttp(connection, time).SendAsync(new KubernetesRequest { Method = "GET", Path = "/version" }, null, Stop);
        await Eventually.TrueAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return sending.IsCompleted;
        });

        Assert.Contains("no answer within 30 s", (await Assert.ThrowsAsync<ClusterConnectionException>(() => sending)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"status":{"allowed":true,"reason":"RBAC: allowed by RoleBinding"}}""", 201, true, "RBAC: allowed by RoleBinding")]
    [InlineData("""{"status":{"allowed":false}}""", 201, false, "")]
    [InlineData("""{"status":{}}""", 201, null, "no status.allowed")]
    [InlineData("""{"status":[]}""", 201, null, "no status.allowed")]
    [InlineData("""{"message":"boom"}""", 500, null, "boom")]
    public async Task Can_AsAUser_AsksTheServerInThatName(string body, int status, bool? allowed, string reason)
    {
        string? user = null;
        JsonNode? asked = null;
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            user = context.Request.Headers["Impersonate-User"];
            asked = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: Stop);
            context.Response.StatusCode = status;
            await context.Response.WriteAsync(body);
        });
        using var connection = ClusterConnection.Open(ClusterDefinition.ForServer("c", server.Url), TimeProvider.System);

        var review = await AccessReviews.CanAsync(
            new KubernetesHttp(connection, TimeProvider.System), new ApiPermission("create", "", "pods", "eviction", "shop", "web-0"), Impersonation.Of("jane"), Stop);

        Assert.Equal(allowed, review.Allowed);
        Assert.Contains(reason, review.Reason, StringComparison.Ordinal);
        Assert.Equal("jane", user);
        Assert.Equal("eviction", asked!["spec"]!["resourceAttributes"]!["subresource"]!.ToString());
        Assert.Equal("shop", asked["spec"]!["resourceAttributes"]!["namespace"]!.ToString());
    }

    [Theory]
    [InlineData(600, 600)]
    [InlineData(-3600, -3600)]
    [InlineData(1, 0)]
    public async Task Clock_ServerAheadOrBehind_IsKnownAfterOneAnswer(int ahead, int expected)
    {
        var now = new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
        var time = new FakeTimeProvider(now);
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            context.Response.Headers.Date = now.AddSeconds(ahead).ToString("R");
            return context.Response.WriteAsync("{}");
        });
        using var connection = ClusterConnection.Open(ClusterDefinition.ForServer("c", server.Url), time);

        await new KubernetesHttp(connection, time).SendAsync(new KubernetesRequest { Method = "GET", Path = "/version" }, null, Stop);

        Assert.Equal(expected, connection.Clock.Offset.TotalSeconds, 1.0);
        Assert.Equal(now.AddSeconds(expected).ToUnixTimeSeconds(), connection.Clock.Now.ToUnixTimeSeconds(), 1.0);
    }
}
