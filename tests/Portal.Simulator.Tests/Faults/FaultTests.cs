using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Portal.Simulator.Faults;
using Portal.Simulator.Hosting;
using Portal.Testing;
using Xunit;

namespace Portal.Simulator.Tests.Faults;

/// <summary>Each fault as a client sees it, on the real API of a simulator without controllers.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private const string Pods = "/api/v1/namespaces/default/pods";
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private SimulatorServer _server = null!;
    private HttpClient _client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await SimulatorServer.StartAsync(new() { RunControllers = false, Time = _time });
        _client = _server.CreateClient();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData(401, "Unauthorized")]
    [InlineData(403, "Forbidden")]
    [InlineData(410, "Expired")]
    [InlineData(429, "TooManyRequests")]
    [InlineData(500, "InternalError")]
    [InlineData(503, "ServiceUnavailable")]
    [InlineData(504, "Timeout")]
    public async Task Answer_Status_IsAKubernetesStatus(int status, string reason)
    {
        _server.Faults.Add(new Fault { Answer = new() { Status = status, RetryAfterSeconds = 2, Headers = new Dictionary<string, string> { ["X-Fault"] = "yes" } } });

        using var answer = await _client.GetAsync(Pods, Token);
        var body = await JsonAsync(answer);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), answer.Headers.RetryAfter?.Delta);
        Assert.Equal("yes", Assert.Single(answer.Headers.GetValues("X-Fault")));
        Assert.Equal(("Status", reason, status, 2), (Text(body["kind"]), Text(body["reason"]), (int)body["code"]!, (int)body["details"]!["retryAfterSeconds"]!));
    }

    [Fact]
    public async Task Answer_TooLargeResourceVersion_NamesTheCause()
    {
        _server.Faults.Add(new Fault { Answer = FaultAnswer.TooLargeResourceVersion });

        using var answer = await _client.GetAsync(Pods, Token);
        var body = await JsonAsync(answer);

        Assert.Equal(HttpStatusCode.GatewayTimeout, answer.StatusCode);
        Assert.Equal("ResourceVersionTooLarge", Text(body["details"]!["causes"]![0]!["reason"]));
    }

    [Fact]
    public async Task Match_ContinuedSecondOnce_HitsOnlyThatPage()
    {
        await CreateAsync("a", "b", "c");
        var fault = _server.Faults.Add(new Fault { Match = new() { Verbs = ["list"], Resource = "pods", Continued = true, Nth = 2, Times = 1 }, Answer = new() { Status = 410 } });

        var first = await _client.GetFromJsonAsync<JsonObject>($"{Pods}?limit=1", Token);
        var page = $"{Pods}?limit=1&continue={Uri.EscapeDataString(Text(first!["metadata"]!["continue"])!)}";

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(page));
        Assert.Equal(HttpStatusCode.Gone, await StatusAsync(page));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(page));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Pods));
        Assert.Equal((3, 1), (fault.Matched, fault.Hits));
    }

    [Fact]
    public async Task Match_VerbResourceNamespaceNamePath_HitsOnlyThose()
    {
        await CreateAsync("a");
        _server.Faults.Add(new Fault { Match = new() { Verbs = ["get"], Resource = "pods", Namespace = "default", Name = "a", Path = "pretty" }, Answer = new() { Status = 500 } });

        Assert.Equal(HttpStatusCode.OK, await StatusAsync($"{Pods}/a"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync($"{Pods}?pretty=1"));
        Assert.Equal(HttpStatusCode.InternalServerError, await StatusAsync($"{Pods}/a?pretty=1"));
    }

    [Fact]
    public async Task Match_Probability_SameSeedSameRequests()
    {
        async Task<string> RunAsync()
        {
            using var fault = _server.Faults.Add(new Fault { Seed = 11, Match = new() { Probability = 0.5 }, Answer = new() { Status = 503 } });
            var seen = new StringBuilder();
            for (var i = 0; i < 30; i++)
            {
                seen.Append(await StatusAsync("/version") == HttpStatusCode.ServiceUnavailable ? 'x' : '.');
            }

            return seen.ToString();
        }

        var first = await RunAsync();

        Assert.Contains('x', first);
        Assert.Contains('.', first);
        Assert.Equal(first, await RunAsync());
    }

    [Fact]
    public async Task Delay_Answer_WaitsForTheClock()
    {
        _server.Faults.Add(new Fault { Match = new() { Path = "^/version" }, Delay = TimeSpan.FromHours(1) });
        var delayed = StatusAsync("/version");
        await Eventually.TrueAsync(() => _server.Faults.Active[0].Hits == 1);
        await StatusAsync("/livez");

        Assert.False(delayed.IsCompleted);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.OK, await delayed);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(57)]
    public async Task Cut_AfterBytes_DeliversThemAndFails(int bytes)
    {
        await CreateAsync("a");
        var whole = await _client.GetByteArrayAsync($"{Pods}/a", Token);
        _server.Faults.Add(new Fault { Cut = new() { AfterBytes = bytes } });

        using var answer = await _client.GetAsync($"{Pods}/a", HttpCompletionOption.ResponseHeadersRead, Token);
        var (received, failure) = await ReadAsync(answer);

        Assert.NotNull(failure);
        Assert.Equal(whole[..bytes], received);
    }

    [Fact]
    public async Task Cut_Connection_FailsTheRequest()
    {
        _server.Faults.Add(new Fault { Cut = new() { AfterBytes = 5, Connection = true } });

        await Assert.ThrowsAsync<HttpRequestException>(() => _client.GetStringAsync("/version", Token));
    }

    [Fact]
    public async Task Cut_Watch_MidObject()
    {
        _server.Faults.Add(new Fault { Match = new() { Verbs = ["watch"] }, Cut = new() { AfterBytes = 40, UpToBytes = 90 }, Seed = 3 });
        using var watch = await WatchAsync();
        await CreateAsync("a");

        var (received, failure) = await ReadAsync(watch.Answer);

        Assert.NotNull(failure);
        Assert.InRange(received.Length, 40, 90);
        Assert.DoesNotContain((byte)'\n', received);
    }

    [Fact]
    public async Task Stall_Watch_HoldsEventsUntilRemoved()
    {
        var fault = _server.Faults.Add(new Fault { Match = new() { Verbs = ["watch"] }, Stall = new() { AfterEvents = 1 } });
        using var watch = await WatchAsync();
        await CreateAsync("a", "b");

        Assert.Equal("ADDED a", await watch.NextAsync());
        var next = watch.NextAsync();
        await StatusAsync("/version");
        Assert.False(next.IsCompleted);

        fault.Dispose();
        Assert.Equal("ADDED b", await next);
    }

    [Fact]
    public async Task WatchError_AfterEvents_ErrorEventThenCleanEnd()
    {
        _server.Faults.Add(new Fault { Match = new() { Verbs = ["watch"] }, WatchError = new() { AfterEvents = 1 } });
        using var watch = await WatchAsync();
        await CreateAsync("a", "b");

        Assert.Equal("ADDED a", await watch.NextAsync());
        var error = JsonNode.Parse((await watch.Reader.ReadLineAsync(Token))!)!;
        Assert.Equal(("ERROR", 410, "Expired"), (Text(error["type"]), (int)error["object"]!["code"]!, Text(error["object"]!["reason"])));
        Assert.Null(await watch.Reader.ReadLineAsync(Token));
    }

    [Fact]
    public async Task WatchError_AtOnce_NeedsNoEvent()
    {
        _server.Faults.Add(new Fault { Match = new() { Verbs = ["watch"] }, WatchError = new() });
        using var watch = await WatchAsync();

        Assert.Contains("\"ERROR\"", await watch.Reader.ReadLineAsync(Token), StringComparison.Ordinal);
        Assert.Null(await watch.Reader.ReadLineAsync(Token));
    }

    [Fact]
    public async Task Garbage_Watch_OneLineThenEventsGoOn()
    {
        _server.Faults.Add(new Fault { Match = new() { Verbs = ["watch"] }, Garbage = new() { AfterEvents = 1, Line = "?!" } });
        using var watch = await WatchAsync();
        await CreateAsync("a", "b");

        Assert.Equal("ADDED a", await watch.NextAsync());
        Assert.Equal("?!", await watch.Reader.ReadLineAsync(Token));
        Assert.Equal("ADDED b", await watch.NextAsync());
    }

    [Fact]
    public async Task DuplicateReorderOlderDrop_Watch_ChangesTheHistory()
    {
        await CreateAsync("old");
        _server.Faults.Add(new Fault { Match = new() { Verbs = ["watch"], Nth = 1, Times = 1 }, Duplicate = 1 });
        _server.Faults.Add(new Fault { Match = new() { Verbs = ["watch"], Nth = 2, Times = 1 }, Reorder = 1 });
        _server.Faults.Add(new Fault { Match = new() { Verbs = ["watch"], Nth = 3, Times = 1 }, Older = 1 });
        _server.Faults.Add(new Fault { Match = new() { Verbs = ["watch"], Nth = 4, Times = 1 }, DropDeleted = 1 });
        using var duplicate = await WatchAsync();
        using var reorder = await WatchAsync();
        using var older = await WatchAsync();
        using var drop = await WatchAsync();

        await CreateAsync("a");
        (await _client.DeleteAsync($"{Pods}/a?gracePeriodSeconds=0", Token)).EnsureSuccessStatusCode();
        await CreateAsync("b", "c");

        Assert.Equal(["ADDED a", "ADDED a", "MODIFIED a", "MODIFIED a", "DELETED a", "DELETED a"], await duplicate.NextAsync(6));
        Assert.Equal(["MODIFIED a", "ADDED a", "ADDED b", "DELETED a"], await reorder.NextAsync(4));
        Assert.Equal(["ADDED a", "MODIFIED a", "ADDED a", "DELETED a", "MODIFIED a", "ADDED b"], await older.NextAsync(6));
        Assert.Equal(["ADDED a", "MODIFIED a", "ADDED b", "ADDED c"], await drop.NextAsync(4));
    }

    [Theory]
    [InlineData(MalformedKind.MissingMetadata)]
    [InlineData(MalformedKind.MissingName)]
    [InlineData(MalformedKind.WrongTypes)]
    [InlineData(MalformedKind.NumbersAsStrings)]
    [InlineData(MalformedKind.UnknownEnum)]
    [InlineData(MalformedKind.DeepNesting)]
    [InlineData(MalformedKind.InvalidUtf8)]
    [InlineData(MalformedKind.Huge)]
    [InlineData(MalformedKind.NotAnObject)]
    [InlineData(MalformedKind.Null)]
    public async Task Malformed_ListAndWatch_OnlyTheNamedObject(MalformedKind kind)
    {
        await CreateAsync("bad", "good");
        var plainList = await _client.GetByteArrayAsync(Pods, Token);
        _server.Faults.Add(new Fault { Malformed = new() { Kind = kind, Name = "bad" } });

        var list = await _client.GetByteArrayAsync(Pods, Token);
        using var watch = await WatchAsync("&resourceVersion=0");
        var first = (await watch.Reader.ReadLineAsync(Token))!;

        Assert.NotEqual(plainList, list);
        AssertMalformed(kind, list);
        AssertMalformed(kind, Encoding.UTF8.GetBytes(first));
        Assert.Contains("\"name\":\"good\"", Encoding.UTF8.GetString(list), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BytesPerSecond_Answer_TricklesByTheClock()
    {
        await CreateAsync("a");
        var whole = await _client.GetByteArrayAsync($"{Pods}/a", Token);
        _server.Faults.Add(new Fault { BytesPerSecond = whole.Length });
        var started = _time.GetUtcNow();

        var slow = _client.GetByteArrayAsync($"{Pods}/a", Token);
        await Eventually.TrueAsync(() =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(50));
            return slow.IsCompleted;
        });

        Assert.Equal(whole, await slow);
        Assert.True(_time.GetUtcNow() - started >= TimeSpan.FromSeconds(1), "it came too fast");
    }

    [Fact]
    public async Task Clear_FaultsInForce_EndsThem()
    {
        _server.Faults.Add(new Fault { Answer = new() { Status = 500 } });
        _server.Faults.Clear();

        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/version"));
    }

    private static void AssertMalformed(MalformedKind kind, byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        switch (kind)
        {
            case MalformedKind.DeepNesting:
                Assert.Contains(new string('[', 5000), text, StringComparison.Ordinal);
                break;
            case MalformedKind.InvalidUtf8:
                Assert.Contains('\uFFFD', text);
                break;
            case MalformedKind.Huge:
                Assert.True(bytes.Length > 1_500_000);
                break;
            case MalformedKind.UnknownEnum:
                Assert.Contains("Levitating", text, StringComparison.Ordinal);
                break;
            case MalformedKind.WrongTypes:
                Assert.Contains("\"spec\":\"not an object\"", text, StringComparison.Ordinal);
                break;
            case MalformedKind.NumbersAsStrings:
                using (JsonDocument.Parse(bytes))
                {
                    Assert.Contains("\"terminationGracePeriodSeconds\":\"30\"", text, StringComparison.Ordinal);
                }

                break;
            default:
                Assert.DoesNotContain("\"name\":\"bad\"", text, StringComparison.Ordinal);
                break;
        }
    }

    private static string? Text(JsonNode? node) => node?.ToString();

    private static async Task<JsonObject> JsonAsync(HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!.AsObject();

    private static async Task<(byte[] Received, Exception? Failure)> ReadAsync(HttpResponseMessage answer)
    {
        var received = new MemoryStream();
        try
        {
            await (await answer.Content.ReadAsStreamAsync(Token)).CopyToAsync(received, Token);
            return (received.ToArray(), null);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return (received.ToArray(), e);
        }
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await _client.GetAsync(path, Token);
        return answer.StatusCode;
    }

    private async Task CreateAsync(params string[] names)
    {
        foreach (var name in names)
        {
            using var answer = await _client.PostAsJsonAsync(
                Pods, new { apiVersion = "v1", kind = "Pod", metadata = new { name }, spec = new { terminationGracePeriodSeconds = 30, containers = new[] { new { name = "c", image = "i" } } } }, Token);
            answer.EnsureSuccessStatusCode();
        }
    }

    /// <summary>Watches from now on.</summary>
    private async Task<OpenWatch> WatchAsync(string? from = null)
    {
        if (from is null)
        {
            var list = await _client.GetFromJsonAsync<JsonObject>($"{Pods}?limit=1", Token);
            from = $"&resourceVersion={Text(list!["metadata"]!["resourceVersion"])}";
        }

        var answer = await _client.GetAsync($"{Pods}?watch=1&timeoutSeconds=60{from}", HttpCompletionOption.ResponseHeadersRead, Token);
        return new OpenWatch(answer, new StreamReader(await answer.Content.ReadAsStreamAsync(Token)));
    }

    private sealed record OpenWatch(HttpResponseMessage Answer, StreamReader Reader) : IDisposable
    {
        public void Dispose() => Answer.Dispose();

        public async Task<string> NextAsync()
        {
            var wire = JsonNode.Parse((await Reader.ReadLineAsync(Token).AsTask().WaitAsync(Eventually.DefaultDeadline))!)!;
            return $"{wire["type"]} {wire["object"]!["metadata"]!["name"]}";
        }

        public async Task<List<string>> NextAsync(int count)
        {
            var events = new List<string>();
            while (events.Count < count)
            {
                events.Add(await NextAsync());
            }

            return events;
        }
    }
}
