using System.Net;
using System.Net.WebSockets;
using Portal.Web.Tests.Infrastructure;
using Xunit;

namespace Portal.Web.Tests.Hosting.Security;

[Collection(RunningPortalCollection.Name)]
public sealed class SameOriginOnlyTests(RunningPortal portal)
{
    [Theory]
    [InlineData("http://evil.example.com")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("https://{host}")]
    [InlineData("http://{host}.evil.example.com")]
    public async Task ChangingRequest_ForeignOrigin_IsRefused(string origin)
    {
        using var client = portal.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in/development") { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add("Origin", origin.Replace("{host}", portal.Address.Authority, StringComparison.Ordinal));

        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("http://evil.example.com", false)]
    [InlineData(null, false)]
    [InlineData("ours", true)]
    public async Task WebSocket_OnlyFromOurOrigin_IsOpened(string? origin, bool opened)
    {
        using var socket = new ClientWebSocket();
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin == "ours" ? portal.Address.GetLeftPart(UriPartial.Authority) : origin);
        }

        var address = new UriBuilder(portal.Address) { Scheme = "ws", Path = "/_blazor" }.Uri;
        var failure = await Record.ExceptionAsync(() => socket.ConnectAsync(address, TestContext.Current.CancellationToken));

        Assert.Equal(opened, failure is null);
        Assert.Equal(opened ? WebSocketState.Open : WebSocketState.Closed, socket.State);
    }
}
