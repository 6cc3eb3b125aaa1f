using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Portal.Web.Tests.Infrastructure;
using Xunit;

namespace Portal.Web.Tests.Api;

/// <summary>quality.md, attack 15: another form of a path gets the decision of the canonical one, or 404.</summary>
[Collection(RunningPortalCollection.Name)]
public sealed class RouteFormsTests(RunningPortal portal)
{
    public static TheoryData<string> Forms =>
    [
        "/api/v1/audit",
        "//api/v1/audit",
        "/api//v1/audit",
        "/api/v1/./audit",
        "/api/v1/x/../audit",
        "/api/v1/%2e/audit",
        "/healthz/../api/v1/audit",
        "/healthz/%2e%2e/api/v1/audit",
        "/healthz%2f..%2fapi/v1/audit",
        "/api/v1/audit;x=1",
        "/api/v1/audit/",
        "/api/v1/audit.",
        "/API/V1/AUDIT",
        "/api/v1/audit%00",
        "/%61pi/v1/audit",
        "/favicon.svg/../api/v1/audit",
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task AnyForm_WithoutTheRight_IsNeverAnswered(string path)
    {
        var status = await SendRawAsync("GET", path, "X-Portal-User: mallory\r\nX-Portal-Roles: nobody\r\n");

        Assert.Contains(status, new[] { 400, 401, 403, 404 });
    }

    [Theory]
    [InlineData("X-HTTP-Method-Override: DELETE")]
    [InlineData("X-HTTP-Method: POST")]
    [InlineData("X-Original-URL: /healthz")]
    [InlineData("X-Rewrite-URL: /healthz")]
    public async Task OverrideHeader_OnARefusedRequest_ChangesNothing(string header)
    {
        var status = await SendRawAsync("GET", "/api/v1/audit", $"X-Portal-User: mallory\r\nX-Portal-Roles: nobody\r\n{header}\r\n");

        Assert.Equal(401, status);
    }

    [Fact]
    public async Task CanonicalForm_WithTheRight_IsAnswered() => Assert.Equal(200, await SendRawAsync("GET", "/api/v1/audit", "X-Portal-User: alice\r\nX-Portal-Roles: viewer\r\n"));

    // By socket: HttpClient would make the path canonical before it is sent.
    private async Task<int> SendRawAsync(string method, string path, string headers)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(portal.Address.Host, portal.Address.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{method} {path} HTTP/1.1\r\nHost: {portal.Address.Authority}\r\n{headers}Connection: close\r\n\r\n"));
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var line = await reader.ReadLineAsync();
        return int.Parse(line!.Split(' ')[1], CultureInfo.InvariantCulture);
    }
}
