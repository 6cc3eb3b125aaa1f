using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Portal.Simulator.Hosting;
using Portal.Simulator.Objects;
using Xunit;

namespace Portal.Simulator.Tests.Http;

/// <summary>Bodies as kubectl 1.32 sends them (taken from its log with -v=9).</summary>
public sealed class ProtobufBodyTests : IAsyncLifetime
{
    /// <summary>kubectl create namespace foo.</summary>
    private const string Namespace =
        "6b3873000a0f0a02763112094e616d657370616365121b0a130a03666f6f12001a0022002a0032003800420012001a020a001a002200";

    private SimulatorServer _server = null!;
    private HttpClient _client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await SimulatorServer.StartAsync(new() { RunControllers = false });
        _client = _server.CreateClient();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Create_Protobuf_StoresWhatJsonWould()
    {
        using var answer = await PostAsync(Convert.FromHexString(Namespace));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var created = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!;
        Assert.Equal(("foo", "Active"), (created.Text("metadata", "name"), created.Text("status", "phase")));
        Assert.Null(created.At("metadata", "generateName"));
    }

    [Fact]
    public async Task Create_BrokenProtobuf_IsABadRequestWhateverIsBroken()
    {
        var good = Convert.FromHexString(Namespace);
        for (var i = 0; i < good.Length; i++)
        {
            using var cut = await PostAsync(good[..i]);
            Assert.InRange((int)cut.StatusCode, 400, 499);
            var bent = good.ToArray();
            bent[i] ^= 0x7F;
            using var answer = await PostAsync(bent);
            Assert.InRange((int)answer.StatusCode, 200, 499);
        }
    }

    private Task<HttpResponseMessage> PostAsync(byte[] body)
    {
        var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/vnd.kubernetes.protobuf") } };
        return _client.PostAsync("/api/v1/namespaces", content, Token);
    }
}
