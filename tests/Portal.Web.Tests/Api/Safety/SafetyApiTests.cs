using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.Web.Tests.Infrastructure;
using Xunit;

namespace Portal.Web.Tests.Api.Safety;

[Collection(RunningPortalCollection.Name)]
public sealed class SafetyApiTests(RunningPortal portal)
{
    private const string Limits =
        """
        {"parallelRuns": 6, "parallelSteps": 10, "waveSizes": [1, 5, 25], "secondPersonAbove": 25, "maxSubjects": 2000, "nodesPercent": 10, "nodesCount": 10, "breakerFailures": 3, "breakerWindowMinutes": 10, "breakerOpenMinutes": 30, "stormFindings": 25,
         "stormWindowMinutes": 10, "coolDownMinutes": 5, "protectedNamespaces": ["kube-system"], "protectRetainedVolumes": true}
        """;

    [Fact]
    public async Task Settings_ReadChangedAndTakenBack_FollowTheVersion()
    {
        using var client = portal.CreateClient();
        var before = await client.GetAsync(Rel("/api/v1/settings/safety?cluster=test"));
        var version = before.Headers.ETag!.Tag;

        Assert.Equal(HttpStatusCode.PreconditionRequired, (await PutAsync(client, Limits, null)).StatusCode);
        var changed = await PutAsync(client, Limits, version);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(6, (await changed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("settings").GetProperty("parallelRuns").GetInt32());
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await PutAsync(client, Limits, version)).StatusCode);

        var wrong = await PutAsync(client, Limits.Replace("\"parallelRuns\": 6", "\"parallelRuns\": 0", StringComparison.Ordinal).Replace("kube-system", "../etc", StringComparison.Ordinal).Replace("[1, 5, 25]", "[]", StringComparison.Ordinal), changed.Headers.ETag!.Tag);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(["parallelRuns", "protectedNamespaces", "waveSizes"], (await wrong.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Select(static p => p.Name).Order());

        using var delete = new HttpRequestMessage(HttpMethod.Delete, Rel("/api/v1/settings/safety?cluster=test"));
        delete.Headers.IfMatch.Add(changed.Headers.ETag);
        var back = await (await client.SendAsync(delete)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((false, 5), (back.GetProperty("isOwn").GetBoolean(), back.GetProperty("settings").GetProperty("parallelRuns").GetInt32()));
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync(Rel("/api/v1/settings/safety?cluster=nowhere"))).StatusCode);
    }

    [Fact]
    public async Task Pauses_SetSeenAndLifted_ByAnApproverAndNobodyLess()
    {
        using var approver = portal.CreateClient("carol", "approver");
        using var @operator = portal.CreateClient("olga", "operator");
        Assert.Equal(HttpStatusCode.Forbidden, (await @operator.PostAsJsonAsync(Rel("/api/v1/pauses"), new { cluster = "test", reason = "because" })).StatusCode);
        var made = await approver.PostAsJsonAsync(Rel("/api/v1/pauses"), new { cluster = "test", reason = "the network changes" });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var id = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        try
        {
            Assert.Equal(HttpStatusCode.Conflict, (await approver.PostAsJsonAsync(Rel("/api/v1/pauses"), new { cluster = "test", reason = "me too" })).StatusCode);
            var list = await @operator.GetFromJsonAsync<JsonElement>(Rel("/api/v1/pauses"));
            Assert.Equal("the network changes", list.GetProperty("items")[0].GetProperty("reason").GetString());
            Assert.Equal(HttpStatusCode.Forbidden, (await @operator.DeleteAsync(Rel($"/api/v1/pauses/{id}"))).StatusCode);
        }
        finally
        {
            Assert.Equal(HttpStatusCode.OK, (await approver.DeleteAsync(Rel($"/api/v1/pauses/{id}"))).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Conflict, (await approver.DeleteAsync(Rel($"/api/v1/pauses/{id}"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await approver.DeleteAsync(Rel($"/api/v1/pauses/{Guid.NewGuid()}"))).StatusCode);
    }

    [Fact]
    public async Task Breakers_Reset_NeedsAnAdminAndAReason()
    {
        using var admin = portal.CreateClient();
        using var @operator = portal.CreateClient("olga", "operator");
        var body = new { cluster = "test", playbook = "force-delete-pod", reason = "the cause is repaired" };

        Assert.Equal(HttpStatusCode.Forbidden, (await @operator.PostAsJsonAsync(Rel("/api/v1/breakers/reset"), body)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await admin.PostAsJsonAsync(Rel("/api/v1/breakers/reset"), body with { reason = "" })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await admin.PostAsJsonAsync(Rel("/api/v1/breakers/reset"), body)).StatusCode);
        Assert.Equal(0, (await admin.GetFromJsonAsync<JsonElement>(Rel("/api/v1/breakers"))).GetProperty("total").GetInt32());
    }

    private static Uri Rel(string path) => new(path, UriKind.Relative);

    private static async Task<HttpResponseMessage> PutAsync(HttpClient client, string body, string? version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, Rel("/api/v1/settings/safety?cluster=test")) { Content = new StringContent(body, new MediaTypeHeaderValue("application/json")) };
        if (version is not null)
        {
            request.Headers.IfMatch.Add(new EntityTagHeaderValue(version));
        }

        return await client.SendAsync(request);
    }
}
