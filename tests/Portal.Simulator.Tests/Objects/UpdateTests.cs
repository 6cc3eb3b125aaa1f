using System.Text.Json.Nodes;
using Portal.Simulator.Objects;
using Xunit;

namespace Portal.Simulator.Tests.Objects;

public sealed class UpdateTests
{
    private readonly TestCluster _cluster = new();

    [Fact]
    public void Edit_NothingChanges_WritesNothing()
    {
        var before = _cluster.CreatePod("p", "n1");
        Assert.Same(before, _cluster.Api.Edit(KnownResources.Pods, "default", "p", _ => { }));
    }

    [Fact]
    public void Update_StaleVersion_IsAConflict()
    {
        var old = _cluster.CreateConfigMap("m").ToJson();
        _cluster.Api.Edit(KnownResources.ConfigMaps, "default", "m", m => m.ObjectAt("data")["k"] = "1");
        Assert.Equal(409, Assert.Throws<ApiException>(() => _cluster.Api.Update(KnownResources.ConfigMaps, "default", "m", old)).Code);
    }

    [Fact]
    public void UpdateStatus_ChangesSpecToo_KeepsTheSpec()
    {
        var pod = _cluster.CreatePod("p", "n1").ToJson();
        pod.ObjectAt("spec")["nodeName"] = "other";
        pod.ObjectAt("status")["phase"] = "Running";
        var stored = _cluster.Api.UpdateStatus(KnownResources.Pods, "default", "p", pod).ToJson();
        Assert.Equal(("n1", "Running"), (stored.Text("spec", "nodeName"), stored.Text("status", "phase")));
    }

    [Fact]
    public void Update_ChangesStatusToo_KeepsTheStatus()
    {
        var stored = _cluster.Api.Edit(KnownResources.Pods, "default", _cluster.CreatePod("p", "n1").Name, p =>
        {
            p.ObjectAt("status")["phase"] = "Failed";
            p.Metadata().ObjectAt("labels")["a"] = "b";
        }).ToJson();
        Assert.Equal(("Pending", "b"), (stored.Text("status", "phase"), stored.Text("metadata", "labels", "a")));
    }

    [Fact]
    public void Generation_OnlyTheSpecCounts()
    {
        _cluster.CreatePod("p", "n1");
        _cluster.Api.Edit(KnownResources.Pods, "default", "p", p => p.ObjectAt("status")["phase"] = "Running", new WriteOptions { Subresource = "status" });
        Assert.Equal(1, _cluster.Pod("p").Number("metadata", "generation"));
        _cluster.Api.Edit(KnownResources.Pods, "default", "p", p => p.Items("spec", "containers").First().AsObject()["image"] = "app:v2");
        Assert.Equal(2, _cluster.Pod("p").Number("metadata", "generation"));
    }

    [Fact]
    public void Create_GenerateName_GivesDistinctNames()
    {
        var names = Enumerable.Range(0, 50).Select(_ => _cluster.Api.Create(
            KnownResources.ConfigMaps,
            "default",
            new JsonObject { ["metadata"] = new JsonObject { ["generateName"] = "m-" } }).Name).ToList();
        Assert.All(names, n => Assert.Matches("^m-[a-z0-9]{5}$", n));
        Assert.Equal(50, names.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Create_DryRun_StoresNothingAndHasNoVersion()
    {
        var map = new JsonObject { ["metadata"] = new JsonObject { ["name"] = "m" } };
        var answer = _cluster.Api.Create(KnownResources.ConfigMaps, "default", map, new WriteOptions { DryRun = true });
        Assert.True(answer.IsDryRun);
        Assert.Null(answer.ToJson().At("metadata", "resourceVersion"));
        Assert.Null(_cluster.Api.Find(KnownResources.ConfigMaps, "default", "m"));
    }

    [Fact]
    public void Create_NamespaceIsTerminating_IsForbidden()
    {
        _cluster.Api.Create(KnownResources.Namespaces, "", new JsonObject { ["metadata"] = new JsonObject { ["name"] = "going" } });
        _cluster.Api.Delete(KnownResources.Namespaces, "", "going");
        var refused = Assert.Throws<ApiException>(() => _cluster.Api.Create(KnownResources.ConfigMaps, "going", new JsonObject { ["metadata"] = new JsonObject { ["name"] = "m" } }));
        Assert.Equal("NamespaceTerminating", Assert.Single(refused.Status.Details!.Causes).Reason);
    }

    [Theory]
    [InlineData("""{"spec":{"containers":[{"name":"main"}]}}""", "spec.containers[0].image")]
    [InlineData("""{"spec":{"containers":[{"name":"UP","image":"a"}]}}""", "spec.containers[0].name")]
    [InlineData("""{"spec":{"containers":[{"name":"a","image":"a"},{"name":"a","image":"a"}]}}""", "spec.containers[1].name")]
    [InlineData("""{"spec":{"containers":[{"name":"a","image":"a","volumeMounts":[{"name":"none","mountPath":"/x"}]}]}}""", "spec.containers[0].volumeMounts[0].name")]
    [InlineData("""{"spec":{"containers":[{"name":"a","image":"a"}],"restartPolicy":"Sometimes"}}""", "spec.restartPolicy")]
    [InlineData("""{"metadata":{"labels":{"a":"not a label"}},"spec":{"containers":[{"name":"a","image":"a"}]}}""", "metadata.labels")]
    public void Create_PodThatBreaksARule_NamesTheField(string json, string field)
    {
        var pod = JsonNode.Parse(json)!.AsObject();
        pod.Metadata()["name"] = "p";
        var refused = Assert.Throws<ApiException>(() => _cluster.Api.Create(KnownResources.Pods, "default", pod));
        Assert.Equal(422, refused.Code);
        Assert.Contains(refused.Status.Details!.Causes, c => c.Field == field);
    }

    [Fact]
    public void Create_ValueOfAWrongType_SaysWhichField()
    {
        var pod = JsonNode.Parse("""{"metadata":{"name":"p"},"spec":{"terminationGracePeriodSeconds":"30","containers":[]}}""")!.AsObject();
        var refused = Assert.Throws<ApiException>(() => _cluster.Api.Create(KnownResources.Pods, "default", pod));
        Assert.Equal(400, refused.Code);
        Assert.Contains("spec.terminationGracePeriodSeconds", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_UnknownField_IsDroppedWithAWarning()
    {
        var warnings = new List<string>();
        var map = JsonNode.Parse("""{"metadata":{"name":"m"},"nonsense":1}""")!.AsObject();
        var stored = _cluster.Api.Create(KnownResources.ConfigMaps, "default", map, new WriteOptions { FieldValidation = FieldValidation.Warn, Warn = warnings.Add });
        Assert.Null(stored.ToJson()["nonsense"]);
        Assert.Equal(["unknown field \"nonsense\""], warnings);
    }
}
