using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Portal.Cluster.Actions;
using Portal.Cluster.Connection;
using Xunit;

namespace Portal.Cluster.Tests.Connection;

public sealed class CredentialTests : IDisposable
{
    private static readonly KubernetesRequest Get = new() { Method = "GET", Path = "/api/v1/pods" };
    private static readonly KubernetesRequest Post = new() { Method = "POST", Path = "/api/v1/pods", Body = "{}" };
    private readonly string _folder = Directory.CreateTempSubdirectory("portal-credentials-").FullName;
    private readonly List<string> _seen = [];
    private string _accepted = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task TokenFile_RotatedAfterARefusal_IsReadAgainAndTheReadRepeated()
    {
        var file = Path.Combine(_folder, "token");
        await File.WriteAllTextAsync(file, "first\n", Stop);
        await using var server = await StartAsync();
        using var connection = Open(server, file, TimeProvider.System);
        var http = new KubernetesHttp(connection, TimeProvider.System);
        _accepted = "first";
        Assert.Equal(200, (await http.SendAsync(Get, null, Stop)).Status);

        _accepted = "second";
        Assert.Equal(401, (await http.SendAsync(Get, null, Stop)).Status);
        await File.WriteAllTextAsync(file, "second", Stop);

        Assert.Equal(200, (await http.SendAsync(Get, null, Stop)).Status);
        Assert.Equal(["first", "first", "first", "second"], _seen);
    }

    [Fact]
    public async Task TokenFile_RotatedBeforeTheOldOneIsRefused_IsReadAgainAfterAMinute()
    {
        var file = Path.Combine(_folder, "token");
        await File.WriteAllTextAsync(file, "first", Stop);
        var time = new FakeTimeProvider();
        await using var server = await StartAsync();
        using var connection = Open(server, file, time);
        var http = new KubernetesHttp(connection, time);
        _accepted = "first";
        await http.SendAsync(Get, null, Stop);
        await File.WriteAllTextAsync(file, "second", Stop);
        await http.SendAsync(Get, null, Stop);
        time.Advance(TimeSpan.FromSeconds(61));

        _accepted = "second";
        await http.SendAsync(Get, null, Stop);

        Assert.Equal(["first", "first", "second"], _seen);
    }

    [Fact]
    public async Task TokenFile_WriteIsRefused_IsNotRepeated()
    {
        var file = Path.Combine(_folder, "token");
        await File.WriteAllTextAsync(file, "first", Stop);
        await using var server = await StartAsync();
        using var connection = Open(server, file, TimeProvider.System);
        var http = new KubernetesHttp(connection, TimeProvider.System);
        _accepted = "first";
        await http.SendAsync(Get, null, Stop);
        await File.WriteAllTextAsync(file, "second", Stop);
        _accepted = "second";

        Assert.Equal(401, (await http.SendAsync(Post, null, Stop)).Status);
        Assert.Equal(200, (await http.SendAsync(Post, null, Stop)).Status);

        Assert.Equal(["first", "first", "second"], _seen);
    }

    [Theory]
    [InlineData(null, "cannot be read")]
    [InlineData("", "does not hold a token")]
    [InlineData("a\r\nX-Evil: 1", "does not hold a token")]
    public async Task TokenFile_MissingOrWrong_SaysWhichFile(string? text, string expected)
    {
        var file = Path.Combine(_folder, "token");
        if (text is not null)
        {
            await File.WriteAllTextAsync(file, text, Stop);
        }

        await using var server = await StartAsync();
        using var connection = Open(server, file, TimeProvider.System);

        var error = await Assert.ThrowsAsync<ClusterConnectionException>(() => new KubernetesHttp(connection, TimeProvider.System).SendAsync(Get, null, Stop));

        Assert.True(error.RequestNotSent);
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Empty(_seen);
    }

    [Fact]
    public async Task Exec_PluginPrintsATokenThatEnds_IsRunAgainBeforeItsEnd()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
        var counter = Path.Combine(_folder, "runs");
        var plugin = Script($"""
            echo run >> {counter}
            n=$(wc -l < {counter})
            echo "{"{"}\"apiVersion\":\"client.authentication.k8s.io/v1\",\"kind\":\"ExecCredential\",\"status\":{"{"}\"token\":\"token-$n\",\"expirationTimestamp\":\"2026-11-24T12:10:00Z\"{"}}"}"
            """);
        await using var server = await StartAsync();
        using var connection = OpenExec(server, plugin, time);
        var http = new KubernetesHttp(connection, time);
        _accepted = "token-1";

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => http.SendAsync(Get, null, Stop)));
        Assert.Single(await File.ReadAllLinesAsync(counter, Stop));
        time.Advance(TimeSpan.FromMinutes(9.9));
        _accepted = "token-2";

        Assert.Equal(200, (await http.SendAsync(Get, null, Stop)).Status);
    }

    [Fact]
    public async Task Exec_PluginFails_SaysWhichOneAndIsNotRunForEachRequest()
    {
        var counter = Path.Combine(_folder, "runs");
        var plugin = Script($"echo run >> {counter}\necho 'log in first' >&2\nexit 1");
        await using var server = await StartAsync();
        using var connection = OpenExec(server, plugin, TimeProvider.System);
        var http = new KubernetesHttp(connection, TimeProvider.System);

        var error = await Assert.ThrowsAsync<ClusterConnectionException>(() => http.SendAsync(Get, null, Stop));
        await Assert.ThrowsAsync<ClusterConnectionException>(() => http.SendAsync(Get, null, Stop));

        Assert.Contains($"The exec plugin {plugin} of the context c of {_folder}/config gave no credential", error.Message, StringComparison.Ordinal);
        Assert.Single(await File.ReadAllLinesAsync(counter, Stop));
        Assert.Empty(_seen);
    }

    private Task<ScriptedServer> StartAsync() => ScriptedServer.StartAsync(async context =>
    {
        var token = context.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal);
        lock (_seen)
        {
            _seen.Add(token);
        }

        context.Response.StatusCode = token == _accepted ? 200 : 401;
        await context.Response.WriteAsync("{}");
    });

    private static ClusterConnection Open(ScriptedServer server, string tokenFile, TimeProvider time) => ClusterConnection.Open(
        new ClusterDefinition { Name = "c", Source = "test", Server = server.Url, TokenFile = tokenFile }, time);

    private ClusterConnection OpenExec(ScriptedServer server, string plugin, TimeProvider time)
    {
        var config = Path.Combine(_folder, "config");
        File.WriteAllText(config, $$"""
            clusters: [{name: c, cluster: {server: '{{server.Url}}'} }]
            users: [{name: u, user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: ./{{Path.GetFileName(plugin)}}, interactiveMode: Never} } }]
            contexts: [{name: c, context: {cluster: c, user: u} }]
            """);
        return ClusterConnection.Open(Kubeconfig.Read([config]).Single(), time);
    }

    private string Script(string body)
    {
        var path = Path.Combine(_folder, "plugin.sh");
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }
}
