using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Access;
using Portal.Core.Remediation;
using Portal.Core.Remediation.Safety;
using Portal.Simulator.Objects;
using Portal.Testing;
using Portal.Web.Tests.Infrastructure;
using Xunit;

namespace Portal.Web.Tests.Api.Access;

/// <summary>Roles over HTTP: by place, given and taken, and gone between one request and the next.</summary>
[Collection(RunningPortalCollection.Name)]
public sealed class AccessApiTests(RunningPortal portal)
{
    private const string Reason = "The shop is down and nobody else answers the phone.";

    [Fact]
    public async Task Grants_GivenAndTaken_CountFromTheNextRequest()
    {
        using var admin = portal.CreateClient("root", "admin");
        using var vera = portal.CreateClient("vera-grants", "viewer");
        Assert.Equal(HttpStatusCode.Forbidden, (await PlanNothingAsync(vera)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await vera.PostAsJsonAsync("/api/v1/grants", Grant("vera-grants"))).StatusCode);

        var given = await admin.PostAsJsonAsync("/api/v1/grants", Grant("vera-grants"));
        Assert.Equal(HttpStatusCode.Created, given.StatusCode);
        var grant = await given.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(HttpStatusCode.Conflict, (await admin.PostAsJsonAsync("/api/v1/grants", Grant("vera-grants"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PlanNothingAsync(vera)).StatusCode); // allowed, and there is no such object

        var path = $"/api/v1/grants/{grant.GetProperty("id").GetString()}";
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await admin.DeleteAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await DeleteAsync(admin, path, "1")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await DeleteAsync(admin, path, grant.GetProperty("version").GetString()!)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await PlanNothingAsync(vera)).StatusCode);
    }

    [Fact]
    public async Task Grants_WrongFields_AreAllNamed()
    {
        using var admin = portal.CreateClient("root", "admin");

        var answer = await admin.PostAsJsonAsync("/api/v1/grants", new { holder = "Group", issuer = "a b", name = "x", role = "boss", cluster = "nowhere" });

        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(["cluster", "issuer", "role"], errors.EnumerateObject().Select(static error => error.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Person_SwitchedOff_IsRefusedEvenToRead()
    {
        using var admin = portal.CreateClient("root", "admin");
        using var gone = portal.CreateClient("gone-by-http", "operator");
        Assert.Equal(HttpStatusCode.OK, (await gone.GetAsync("/api/v1/clusters")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await SwitchAsync(admin, "disable", "root", "why not")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SwitchAsync(admin, "disable", "gone-by-http", "")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await SwitchAsync(admin, "disable", "never-here", "x")).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await SwitchAsync(admin, "disable", "gone-by-http", "left the company")).StatusCode);

        var refused = await gone.GetAsync("/api/v1/clusters");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("left the company", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await SwitchAsync(admin, "enable", "gone-by-http", null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await gone.GetAsync("/api/v1/clusters")).StatusCode);
    }

    [Fact]
    public async Task Run_OfARoleElsewhere_IsRefusedAndOneHereGoesThroughBreakGlassAndReview()
    {
        MakeStuckPod("glass-0");
        using var here = portal.CreateClient("olga-http", "operator@test/default,break-glass@test/default");
        using var elsewhere = portal.CreateClient("oscar-http", "operator@test/kube-system");
        using var approver = portal.CreateClient("ada-http", "approver@test");

        var planned = await Eventually.ValueAsync(() => PlanAsync(here, "glass-0"), static answer => answer.StatusCode == HttpStatusCode.Created); // as soon as it is seen
        var refused = await PlanAsync(elsewhere, "glass-0");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("in namespace default of cluster test. You have operator@test/kube-system.", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var path = planned.Headers.Location!.ToString();
        var run = await AnswerAsync(await here.PostAsync($"{path}/dry-run", null));
        Assert.Equal(64, run.GetProperty("dryRunHash").GetString()!.Length);
        Assert.Equal("olga-http", run.GetProperty("dryRunBy").GetString());

        var replayed = await approver.PostAsJsonAsync($"{path}/approve", new { comment = "", planHash = new string('0', 64) });
        Assert.Equal(HttpStatusCode.Conflict, replayed.StatusCode);
        Assert.Contains("PlanChanged", await replayed.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Forbidden, (await elsewhere.PostAsJsonAsync($"{path}/break-glass", new { reason = Reason, confirm = "glass-0" })).StatusCode);
        var needless = await here.PostAsJsonAsync($"{path}/break-glass", new { reason = Reason, confirm = "glass-0" });
        Assert.Equal(HttpStatusCode.Conflict, needless.StatusCode);
        Assert.Contains("NothingInTheWay", await needless.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // Now there is something to pass by.
        await LimitAsync(new SafetySettings { ProtectedNamespaces = ["default"] });
        Assert.Equal(HttpStatusCode.BadRequest, (await here.PostAsJsonAsync($"{path}/break-glass", new { reason = "because", confirm = "glass-0" })).StatusCode);
        run = await AnswerAsync(await here.PostAsJsonAsync($"{path}/break-glass", new { reason = Reason, confirm = "glass-0" }));
        Assert.Equal(("Approved", Reason), (run.GetProperty("state").GetString(), run.GetProperty("breakGlass").GetProperty("reason").GetString()));
        var waiting = await approver.GetFromJsonAsync<JsonElement>("/api/v1/remediations?toReview=true");
        Assert.Contains(waiting.GetProperty("items").EnumerateArray(), item => item.GetProperty("id").GetString() == run.GetProperty("id").GetString());

        Assert.Equal(HttpStatusCode.Forbidden, (await here.PostAsJsonAsync($"{path}/review", new { comment = "fine" })).StatusCode);
        run = await AnswerAsync(await approver.PostAsJsonAsync($"{path}/review", new { comment = "It was right." }));
        Assert.Equal("ada-http", run.GetProperty("breakGlass").GetProperty("reviewedBy").GetString());
        await here.PostAsync($"{path}/cancel", null);
        await LimitAsync(null);
    }

    [Fact]
    public async Task Page_OfAnOpenApiDocument_HasTheNewEndpoints()
    {
        using var client = portal.CreateClient();

        var paths = (await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json")).GetProperty("paths");

        Assert.All(["/api/v1/grants", "/api/v1/people/disable", "/api/v1/remediations/{id}/break-glass", "/api/v1/remediations/{id}/review"], path => Assert.True(paths.TryGetProperty(path, out _), path));
    }

    private async Task LimitAsync(SafetySettings? settings)
    {
        var store = portal.Services.GetRequiredService<SafetySettingsStore>();
        var admin = new RemediationCaller(new PortalUser { Name = "adam", Issuer = "development", Subject = "adam", Roles = [PortalRole.Admin] });
        Assert.True((await store.SetAsync("test", settings, (await store.GetAsync("test", CancellationToken.None)).Version, admin, CancellationToken.None)).Succeeded);
    }

    private static object Grant(string name) => new { holder = "Person", issuer = "development", name, role = "operator", cluster = "test", @namespace = "default" };

    private static Task<HttpResponseMessage> PlanNothingAsync(HttpClient client) => PlanAsync(client, "not-there");

    private static Task<HttpResponseMessage> PlanAsync(HttpClient client, string name) => client.PostAsJsonAsync("/api/v1/remediations", new
    {
        playbook = "remove-finalizer",
        cluster = "test",
        subject = new { apiVersion = "v1", kind = "Pod", @namespace = "default", name },
        parameters = new { finalizer = "example.com/hold" },
    });

    private static Task<HttpResponseMessage> SwitchAsync(HttpClient client, string what, string subject, string? reason) =>
        client.PostAsJsonAsync($"/api/v1/people/{what}", new { issuer = "development", subject, reason });

    private static Task<HttpResponseMessage> DeleteAsync(HttpClient client, string path, string version)
    {
        var request = new HttpRequestMessage(HttpMethod.Delete, path);
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        return client.SendAsync(request);
    }

    private static async Task<JsonElement> AnswerAsync(HttpResponseMessage response)
    {
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private void MakeStuckPod(string name)
    {
        var api = portal.Simulator.Server.Api;
        api.Create(KnownResources.Pods, "default", JsonNode.Parse($$$"""{"apiVersion":"v1","kind":"Pod","metadata":{"name":"{{{name}}}","finalizers":["example.com/hold"]},"spec":{"containers":[{"name":"main","image":"x"}]}}""")!.AsObject());
        api.Delete(KnownResources.Pods, "default", name);
    }
}
