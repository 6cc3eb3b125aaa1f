using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Simulator.Objects;
using Portal.Testing;
using Portal.Web.Tests.Infrastructure;
using Xunit;

namespace Portal.Web.Tests.Api.Remediations;

/// <summary>Plans for many objects, and the brake, by the real HTTP API.</summary>
[Collection(RunningPortalCollection.Name)]
public sealed class RunApiTests(RunningPortal portal)
{
    private const string Finalizer = "example.com/hold";

    [Fact]
    public async Task Plan_ManySubjects_AreInWavesAndWhatIsNotThereIsLeftOutWithTheReason()
    {
        using var client = portal.CreateClient();
        MakeStuckPods("wave", 7);
        var run = await PlannedAsync(client, [.. Names("wave", 7), "wave-nobody"], 7);

        Assert.Equal((8, 7), (run.GetProperty("subjectCount").GetInt32(), run.GetProperty("stepCount").GetInt32()));
        var subjects = run.GetProperty("subjects").EnumerateArray().ToList();
        Assert.Equal([1, 2, 2, 2, 2, 2, 3, 0], subjects.Select(static s => s.GetProperty("wave").GetInt32()));
        Assert.Equal("Refused", subjects[7].GetProperty("state").GetString());
        Assert.Contains("does not see it", subjects[7].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("wave-0", run.GetProperty("subject").GetProperty("name").GetString());

        // An object is in one run at a time, whichever way it is asked for.
        var busy = await client.PostAsJsonAsync("/api/v1/remediations", new { playbook = "remove-finalizer", cluster = "test", subject = Subject("wave-3"), parameters = new { finalizer = Finalizer } });
        Assert.Equal(HttpStatusCode.Conflict, busy.StatusCode);
        Assert.Contains("SubjectBusy", await busy.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("Cancelled", (await SendAsync(client, run, "cancel", new { comment = "" })).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Plan_SubjectsThatAreWrong_NamesEachByItsPlace()
    {
        using var client = portal.CreateClient();

        var wrong = await ErrorsAsync(await PlanAsync(client, [Subject("x-0"), Subject("Not A Name"), Subject("x-0"), new { kind = "Sandwich", name = "x", @namespace = "default" }]));
        Assert.Equal(["subjects[1].name", "subjects[2]", "subjects[3].kind"], wrong);
        Assert.Equal(["subjects"], await ErrorsAsync(await PlanAsync(client, [.. Enumerable.Range(0, 2001).Select(static i => Subject($"x-{i}"))])));
        Assert.Equal(["subjects"], await ErrorsAsync(await client.PostAsJsonAsync(
            "/api/v1/remediations", new { playbook = "remove-finalizer", cluster = "test", subject = Subject("x-0"), subjects = new[] { Subject("x-1") }, parameters = new { finalizer = Finalizer } })));
        Assert.Equal(["parameters.finalizer"], await ErrorsAsync(await client.PostAsJsonAsync("/api/v1/remediations", new { playbook = "remove-finalizer", cluster = "test", subjects = new[] { Subject("x-1") } })));
    }

    [Fact]
    public async Task Stop_RunOfManyObjects_EndsBetweenTwoStepsAndSaysWhatWasDone()
    {
        using var client = portal.CreateClient("stella", "operator,admin");
        using var second = portal.CreateClient("samuel", "approver");
        using var viewer = portal.CreateClient("vera", "viewer");
        await LimitAsync(client, """[1]""");
        try
        {
            MakeStuckPods("halt", 40);
            var run = await PlannedAsync(client, [.. Names("halt", 40)], 40);
            var early = await PostAsync(client, run, "stop", new { reason = "it is the wrong shop" });
            Assert.Equal((HttpStatusCode.Conflict, "NotUnderWay"), (early.StatusCode, await CodeAsync(early)));
            await SendAsync(client, run, "dry-run", new { });
            await SendAsync(second, run, "approve", new { comment = "" });
            await SendAsync(client, run, "execute", new { });

            Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(viewer, run, "stop", new { reason = "it is the wrong shop" })).StatusCode);
            Assert.Equal(["reason"], await ErrorsAsync(await PostAsync(client, run, "stop", new { reason = "" })));
            var asked = await SendAsync(client, run, "stop", new { reason = "it is the wrong shop" });
            Assert.Equal(("stella", "it is the wrong shop"), (asked.GetProperty("stop").GetProperty("by").GetString(), asked.GetProperty("stop").GetProperty("reason").GetString()));
            var again = await PostAsync(client, run, "stop", new { reason = "it is the wrong shop" });
            Assert.Contains(await CodeAsync(again), (string[])["AlreadyStopping", "AlreadyEnded"]);

            var ended = await Eventually.ValueAsync(() => ReadAsync(client, run), static r => r.GetProperty("endedAt").ValueKind != JsonValueKind.Null);
            Assert.Equal("Cancelled", ended.GetProperty("state").GetString());
            Assert.StartsWith("Stopped by stella: it is the wrong shop", ended.GetProperty("outcome").GetString(), StringComparison.Ordinal);
            var steps = ended.GetProperty("steps").EnumerateArray().Select(static s => s.GetProperty("state").GetString()).ToList();
            var done = steps.Count(static s => s == "Done");
            Assert.Equal((40, true), (done + steps.Count(static s => s == "Skipped"), done < 40));
            var id = run.GetProperty("id").GetString()!;
            Assert.Equal(done, portal.Simulator.Server.Requests.Requests.Count(r => r.IsEffectiveWrite && r.UserAgent.Contains($"run/{id}", StringComparison.Ordinal)));

            var audit = await client.GetFromJsonAsync<JsonElement>(new Uri($"/api/v1/audit?action=remediation.stop&run={id}", UriKind.Relative));
            var mine = audit.GetProperty("items").EnumerateArray().Where(e => e.GetProperty("runId").GetString() == id).ToList();
            Assert.Equal(["Succeeded", "Intended", "Refused"], mine.Select(static e => e.GetProperty("outcome").GetString()));
            Assert.All(mine, static e => Assert.Equal("127.0.0.1", e.GetProperty("sourceAddress").GetString()));
        }
        finally
        {
            await LimitAsync(client, null);
        }
    }

    private static object Subject(string name) => new { apiVersion = "v1", kind = "Pod", @namespace = "default", name };

    private static IEnumerable<string> Names(string prefix, int count) => Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{i}"));

    private static Task<HttpResponseMessage> PlanAsync(HttpClient client, object[] subjects) =>
        client.PostAsJsonAsync("/api/v1/remediations", new { playbook = "remove-finalizer", cluster = "test", subjects, parameters = new { finalizer = Finalizer } });

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, JsonElement run, string act, object body) =>
        client.PostAsJsonAsync(new Uri($"/api/v1/remediations/{run.GetProperty("id").GetString()}/{act}", UriKind.Relative), body);

    private static async Task<JsonElement> SendAsync(HttpClient client, JsonElement run, string act, object body)
    {
        var answer = await PostAsync(client, run, act, body);
        Assert.True(answer.IsSuccessStatusCode, $"{act}: {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static Task<JsonElement> ReadAsync(HttpClient client, JsonElement run) =>
        client.GetFromJsonAsync<JsonElement>(new Uri($"/api/v1/remediations/{run.GetProperty("id").GetString()}", UriKind.Relative));

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();

    private static async Task<string[]> ErrorsAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return [.. (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Select(static e => e.Name).Order(StringComparer.Ordinal)];
    }

    // The portal's own view follows the API server by milliseconds.
    private static Task<JsonElement> PlannedAsync(HttpClient client, string[] names, int steps) => Eventually.PassesAsync(async () =>
    {
        var answer = await PlanAsync(client, [.. names.Select(Subject)]);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var run = await answer.Content.ReadFromJsonAsync<JsonElement>();
        if (run.GetProperty("stepCount").GetInt32() != steps)
        {
            await SendAsync(client, run, "cancel", new { comment = "" });
        }

        Assert.Equal(steps, run.GetProperty("stepCount").GetInt32());
        return run;
    });

    private static async Task LimitAsync(HttpClient admin, string? waves)
    {
        var uri = new Uri("/api/v1/settings/safety?cluster=test", UriKind.Relative);
        var now = await admin.GetAsync(uri);
        var settings = JsonNode.Parse(await now.Content.ReadAsStringAsync())!["settings"]!;
        using var request = new HttpRequestMessage(waves is null ? HttpMethod.Delete : HttpMethod.Put, uri);
        request.Headers.IfMatch.Add(now.Headers.ETag!);
        if (waves is not null)
        {
            settings["waveSizes"] = JsonNode.Parse(waves);
            request.Content = new StringContent(settings.ToJsonString(), new MediaTypeHeaderValue("application/json"));
        }

        var answer = await admin.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private void MakeStuckPods(string prefix, int count)
    {
        var api = portal.Simulator.Server.Api;
        foreach (var name in Names(prefix, count))
        {
            api.Create(KnownResources.Pods, "default", JsonNode.Parse($$$"""{"apiVersion":"v1","kind":"Pod","metadata":{"name":"{{{name}}}","finalizers":["{{{Finalizer}}}"]},"spec":{"containers":[{"name":"main","image":"x"}]}}""")!.AsObject());
            api.Delete(KnownResources.Pods, "default", name);
        }
    }
}
