using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Scenarios;
using Portal.Testing;
using Portal.Web.Tests.Infrastructure;
using Xunit;

namespace Portal.Web.Tests.Api.Deletions;

[Collection(RunningPortalCollection.Name)]
public sealed class DeletionsApiTests(RunningPortal portal)
{
    private const string Objects = """
        # reference-time: 2026-03-18T03:00:00Z
        apiVersion: v1
        kind: Pod
        metadata: {name: import-done, namespace: default, creationTimestamp: "2026-03-18T00:00:00Z"}
        spec:
          nodeName: nowhere
          containers: [{name: main, image: x}]
          volumes: [{name: d, persistentVolumeClaim: {claimName: stuck-claim}}]
        status: {phase: Succeeded}
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata:
          name: stuck-claim
          namespace: default
          creationTimestamp: "2026-03-18T00:00:00Z"
          deletionTimestamp: "2026-03-18T01:00:00Z"
          deletionGracePeriodSeconds: 0
          finalizers: [kubernetes.io/pvc-protection]
        spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
        status: {phase: Bound}
        """;

    [Fact]
    public async Task List_AClaimThatACompletedPodUses_NamesThePodAndTheFinalizer()
    {
        var loader = new ScenarioLoader(new ObjectImporter(portal.Simulator.Server.Api, new FoundObjects()));
        loader.Load(Objects);
        using var client = portal.CreateClient();

        var list = await Eventually.ValueAsync(
            async () => await client.GetFromJsonAsync<JsonElement>("/api/v1/clusters/test/deletions?q=stuck-claim"),
            static found => found.GetProperty("total").GetInt64() == 1);

        var item = list.GetProperty("items")[0];
        Assert.Equal(("PersistentVolumeClaim", "stuck-claim", "InUse"), (item.GetProperty("kind").GetString(), item.GetProperty("name").GetString(), item.GetProperty("reason").GetProperty("code").GetString()));
        Assert.Equal(["Pod default/import-done", "kubernetes.io/pvc-protection"], item.GetProperty("holders").EnumerateArray().Select(static h => h.GetProperty("name").GetString()));
        Assert.True(item.GetProperty("stuckFor").GetInt64() > 0);
        Assert.Equal("pod-stuck-terminating", item.GetProperty("article").GetString());
        Assert.True(list.GetProperty("kinds").GetInt32() > 10);
    }

    [Fact]
    public async Task List_AnUnknownCluster_IsNotFound()
    {
        using var client = portal.CreateClient();

        using var response = await client.GetAsync(new Uri("/api/v1/clusters/nowhere/deletions", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task List_ABadLimit_NamesTheField()
    {
        using var client = portal.CreateClient();

        using var response = await client.GetAsync(new Uri("/api/v1/clusters/test/deletions?limit=0", UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("limit", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
