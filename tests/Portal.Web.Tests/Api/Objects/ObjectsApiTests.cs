using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Simulator.Objects;
using Portal.Testing;
using Portal.Web.Tests.Infrastructure;
using Xunit;

namespace Portal.Web.Tests.Api.Objects;

[Collection(RunningPortalCollection.Name)]
public sealed class ObjectsApiTests(RunningPortal portal)
{
    private const string Sentinel = "SENTINEL-4b7e";

    private SimulatedApi Server => portal.Simulator.Server.Api;

    [Fact]
    public async Task Get_APod_IsReadWithItsOwnersNamesAndEventsAndWithoutItsSecrets()
    {
        var pod = Pod("objects-read");
        pod["spec"]!["containers"]![0]!["env"] = new JsonArray(new JsonObject { ["name"] = "DB", ["value"] = Sentinel });
        pod["metadata"]!["annotations"] = new JsonObject { ["kubectl.kubernetes.io/last-applied-configuration"] = Sentinel, ["big"] = new string('x', 200_000), ["html"] = "<script>\u202e</script>" };
        pod["metadata"]!["ownerReferences"] = new JsonArray(new JsonObject { ["apiVersion"] = "apps/v1", ["kind"] = "ReplicaSet", ["name"] = "web", ["uid"] = "u1", ["controller"] = true });
        var uid = Server.Create(KnownResources.Pods, "default", pod).Uid;
        for (var i = 0; i < 520; i++)
        {
            Event("objects-read", uid, i, i == 519 ? "Another" : "BackOff");
        }

        Event("objects-read", "the-uid-of-an-earlier-pod", 999, "Earlier");
        using var client = portal.CreateClient();

        var found = await client.GetFromJsonAsync<JsonElement>("/api/v1/clusters/test/objects/core/v1/pods/default/objects-read");

        Assert.Equal(("Found", false), (found.GetProperty("state").GetString(), found.GetProperty("stale").GetBoolean()));
        Assert.Equal("/clusters/test/objects/apps/v1/replicasets/default/web", found.GetProperty("owners")[0].GetProperty("page").GetString());
        Assert.Contains(found.GetProperty("names").EnumerateArray(), static name => name.GetProperty("page").GetString() == "/clusters/test/objects/core/v1/persistentvolumeclaims/default/data");
        Assert.DoesNotContain(Sentinel, found.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("DB", found.GetProperty("manifest").GetProperty("spec").GetProperty("containers")[0].GetProperty("env")[0].GetProperty("name").GetString());
        Assert.True(found.GetProperty("hiddenValues").GetInt32() >= 2);
        Assert.True(found.GetProperty("cutParts").GetInt32() >= 1);
        Assert.True(found.GetRawText().Length < 120_000);
        var events = found.GetProperty("events");
        Assert.Equal((true, 100), (events.GetProperty("more").GetBoolean(), events.GetProperty("items").GetArrayLength()));
        Assert.DoesNotContain(events.GetProperty("items").EnumerateArray(), static e => e.GetProperty("reason").GetString() == "Earlier");
        Assert.Equal("/clusters/test/pods/default/objects-read", found.GetProperty("page").GetString());
    }

    [Fact]
    public async Task Get_ASecret_IsRefusedAndNeverAskedFor()
    {
        Server.Create(KnownResources.Secrets, "default", new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Secret",
            ["metadata"] = new JsonObject { ["name"] = "objects-secret" },
            ["stringData"] = new JsonObject { ["password"] = Sentinel },
        });
        using var client = portal.CreateClient();

        using var response = await client.GetAsync(new Uri("/api/v1/clusters/test/objects/core/v1/secrets/default/objects-secret", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("does not read Secrets", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(portal.Simulator.Server.Requests.Requests, static request =>
            request.Target.Resource == "secrets" && !request.Accept.Contains("PartialObjectMetadata", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_AConfigMap_HasKeysWithoutValues()
    {
        Server.Create(KnownResources.ConfigMaps, "default", new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "ConfigMap",
            ["metadata"] = new JsonObject { ["name"] = "objects-map" },
            ["data"] = new JsonObject { ["url"] = Sentinel },
        });
        using var client = portal.CreateClient();

        var found = await client.GetFromJsonAsync<JsonElement>("/api/v1/clusters/test/objects/core/v1/configmaps/default/objects-map");

        Assert.Equal("(value hidden)", found.GetProperty("manifest").GetProperty("data").GetProperty("url").GetString());
    }

    [Theory]
    [InlineData("core/v1/pods/default/..%2Fsecrets", 400, "name")]
    [InlineData("core/v1/pods/default/a%3Fb", 400, "name")]
    [InlineData("core/v1/pods/default/Web", 400, "name")]
    [InlineData("core/v1/pods/_/web", 400, "namespace")]
    [InlineData("core/v1/nodes/default/n1", 400, "namespace")]
    [InlineData("core/v1/pods%2Flog/default/web", 400, "plural")]
    [InlineData("core/v1/pods/default/objects-none", 404, "Pod default/objects-none")]
    [InlineData("nobody.example/v1/things/default/x", 404, "things.nobody.example/v1")]
    public async Task Get_WhatCannotBeOrIsNotThere_SaysWhich(string path, int status, string says)
    {
        using var client = portal.CreateClient();

        using var response = await client.GetAsync(new Uri("/api/v1/clusters/test/objects/" + path, UriKind.Relative));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains(says, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(portal.Simulator.Server.Requests.Requests, request => status == 400 && request.PathAndQuery.Contains("/default/pods/a", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_AnUnknownCluster_Is404()
    {
        using var client = portal.CreateClient();

        using var response = await client.GetAsync(new Uri("/api/v1/clusters/nowhere/objects/core/v1/nodes/_/n1", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("cluster nowhere", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Match_ALineThatNamesAPod_LeadsToItsPage()
    {
        Server.Create(KnownResources.Pods, "default", Pod("objects-named"));
        using var client = portal.CreateClient();
        const string Line = "failed to remove root filesystem for cf6e9a02: device or resource busy pod=\"default/objects-named\"";

        await Eventually.TrueAsync(
            async () =>
            {
                using var response = await client.PostAsJsonAsync("/api/v1/knowledge/match", new { text = Line });
                var matches = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("matches");
                return matches.GetArrayLength() > 0 && matches[0].GetProperty("objects").EnumerateArray().Any(static o =>
                    o.GetProperty("page").GetString() == "/clusters/test/pods/default/objects-named" && o.GetProperty("kind").GetString() == "Pod" && o.GetProperty("uid").GetString() is not null);
            });
    }

    private static JsonObject Pod(string name) => JsonNode.Parse($$$"""
        {"apiVersion":"v1","kind":"Pod","metadata":{"name":"{{{name}}}"},
         "spec":{"containers":[{"name":"app","image":"example.com/app:1"}],"volumes":[{"name":"d","persistentVolumeClaim":{"claimName":"data"}}]}}
        """)!.AsObject();

    private void Event(string pod, string uid, int number, string reason) => Server.Create(KnownResources.Events, "default", JsonNode.Parse($$$"""
        {"apiVersion":"v1","kind":"Event","metadata":{"name":"{{{pod}}}.{{{number.ToString("d4", CultureInfo.InvariantCulture)}}}"},"type":"Warning","reason":"{{{reason}}}","message":"m",
         "involvedObject":{"apiVersion":"v1","kind":"Pod","namespace":"default","name":"{{{pod}}}","uid":"{{{uid}}}"},
         "firstTimestamp":"2026-03-18T02:00:00Z","lastTimestamp":"2026-03-18T03:00:00Z","count":1}
        """)!.AsObject());
}
