using System.Text.Json;
using Portal.Cluster.Actions;
using Portal.Cluster.Connection;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Xunit;

namespace Portal.Cluster.Tests.Actions;

public sealed class ClusterActionTests
{
    [Fact]
    public void ToRequest_RemoveFinalizer_TestsUidVersionAndPlaceBeforeItRemoves()
    {
        var request = ActionCases.RemoveFinalizer().ToRequest(dryRun: false);

        Assert.Equal("PATCH", request.Method);
        Assert.Equal("/api/v1/namespaces/shop/pods/db-0?fieldManager=kubernetes-operations-portal", request.Path);
        Assert.Equal("application/json-patch+json", request.ContentType);
        Assert.Equal(
            $$"""[{"op":"test","path":"/metadata/uid","value":"{{ActionCases.Uid}}"},{"op":"test","path":"/metadata/resourceVersion","value":"254"},{"op":"test","path":"/metadata/finalizers/1","value":"example.com/hold"},{"op":"remove","path":"/metadata/finalizers/1"}]""",
            request.Body);
    }

    [Fact]
    public void ToRequest_DryRunOfPatch_DiffersByTheQueryOnly()
    {
        var action = ActionCases.RemoveFinalizer();

        Assert.Equal(action.ToRequest(false) with { Path = action.ToRequest(false).Path + "&dryRun=All" }, action.ToRequest(true));
    }

    [Fact]
    public void ToRequest_ForceDelete_CarriesGraceZeroAndBothPreconditions()
    {
        var request = ActionCases.ForceDelete().ToRequest(dryRun: false);

        Assert.Equal("DELETE", request.Method);
        Assert.Equal("/api/v1/namespaces/shop/pods/db-0", request.Path);
        Assert.Equal(
            $$$"""{"kind":"DeleteOptions","apiVersion":"v1","gracePeriodSeconds":0,"preconditions":{"uid":"{{{ActionCases.Uid}}}","resourceVersion":"254"}}""",
            request.Body);
    }

    [Fact]
    public void ToRequest_DryRunOfDelete_DiffersByTheDryRunOfItsOptionsOnly()
    {
        var action = ActionCases.Delete();
        var real = action.ToRequest(false);

        var dry = action.ToRequest(true);

        Assert.Equal(real with { Body = real.Body![..^1] + ""","dryRun":["All"]}""" }, dry);
    }

    [Theory]
    [InlineData(true, """{"op":"add","path":"/spec/unschedulable","value":true}""")]
    [InlineData(false, """{"op":"remove","path":"/spec/unschedulable"}""")]
    public void ToRequest_SetUnschedulable_TestsUidAndVersionBeforeItChangesOneField(bool unschedulable, string change)
    {
        var request = ActionCases.Cordon(unschedulable).ToRequest(dryRun: true);

        Assert.Equal(("PATCH", "/api/v1/nodes/n1?fieldManager=kubernetes-operations-portal&dryRun=All"), (request.Method, request.Path));
        Assert.Equal(
            $$"""[{"op":"test","path":"/metadata/uid","value":"{{ActionCases.Uid}}"},{"op":"test","path":"/metadata/resourceVersion","value":"254"},{{change}}]""", request.Body);
    }

    [Fact]
    public void ToRequest_Evict_IsAnEvictionWithGraceAndBothPreconditions()
    {
        var action = ActionCases.Evict();
        var request = action.ToRequest(dryRun: false);

        Assert.Equal(("POST", "/api/v1/namespaces/shop/pods/db-0/eviction"), (request.Method, request.Path));
        Assert.Equal(
            """{"apiVersion":"policy/v1","kind":"Eviction","metadata":{"name":"db-0","namespace":"shop"},"deleteOptions":{"gracePeriodSeconds":5,"preconditions":{"uid":"UID","resourceVersion":"254"}}}"""
                .Replace("UID", ActionCases.Uid, StringComparison.Ordinal),
            request.Body);
        Assert.Equal(request with { Body = request.Body![..^2] + ""","dryRun":["All"]}}""" }, action.ToRequest(dryRun: true));
        Assert.Equal(new ApiPermission("create", "", "pods", "eviction", "shop", "db-0"), action.Permission);
    }

    [Fact]
    public void ToRequest_EvictWithoutGrace_LeavesThePodItsOwn() =>
        Assert.DoesNotContain("grace", EvictPod.From(ActionCases.Pod(), null).ToRequest(dryRun: false).Body, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void ToRequest_FinalizeNamespace_PutsTheWholeObjectWithBothGuards()
    {
        var action = ActionCases.Finalize();
        var request = action.ToRequest(dryRun: false);

        Assert.Equal(("PUT", "/api/v1/namespaces/shop/finalize?fieldManager=kubernetes-operations-portal", "application/json"), (request.Method, request.Path, request.ContentType));
        Assert.Equal(
            $$$"""{"kind":"Namespace","apiVersion":"v1","metadata":{"name":"shop","uid":"{{{ActionCases.Uid}}}","resourceVersion":"254"},"spec":{"finalizers":[]}}""",
            request.Body);
        Assert.Equal(request with { Path = request.Path + "&dryRun=All" }, action.ToRequest(dryRun: true));
        Assert.Equal(new ApiPermission("update", "", "namespaces", "finalize", "", "shop"), action.Permission);
    }

    [Fact]
    public void ToRequest_RestartWorkload_PatchesTheTemplateUnderBothGuards()
    {
        var request = ActionCases.Restart().ToRequest(dryRun: false);

        Assert.Equal(
            ("PATCH", "/apis/apps/v1/namespaces/shop/deployments/db?fieldManager=kubernetes-operations-portal", "application/strategic-merge-patch+json"),
            (request.Method, request.Path, request.ContentType));
        Assert.Equal(
            $$$$$$"""{"metadata":{"uid":"{{{{{{ActionCases.Uid}}}}}}","resourceVersion":"254"},"spec":{"template":{"metadata":{"annotations":{"kubectl.kubernetes.io/restartedAt":"2026-11-24T03:00:00Z"}}}}}""",
            request.Body);
    }

    [Fact]
    public void ToRequest_AddTaint_TestsTheWholeListAndAddsAtItsEnd() => Assert.Equal(
        $$$"""[{"op":"test","path":"/metadata/uid","value":"{{{ActionCases.Uid}}}"},{"op":"test","path":"/metadata/resourceVersion","value":"254"},{"op":"test","path":"/spec/taints","value":[{"key":"node.kubernetes.io/unreachable","effect":"NoExecute","timeAdded":"2026-11-24T01:41:25Z"}]},{"op":"add","path":"/spec/taints/-","value":{"key":"node.kubernetes.io/out-of-service","value":"nodeshutdown","effect":"NoExecute"}}]""",
        ActionCases.Taint(before: ActionCases.Unreachable).ToRequest(dryRun: false).Body);

    [Fact]
    public void ToRequest_AddTaintToANodeWithout_AddsAListOfOne() => Assert.Equal(
        $$$"""[{"op":"test","path":"/metadata/uid","value":"{{{ActionCases.Uid}}}"},{"op":"test","path":"/metadata/resourceVersion","value":"254"},{"op":"add","path":"/spec/taints","value":[{"key":"node.kubernetes.io/out-of-service","value":"nodeshutdown","effect":"NoExecute"}]}]""",
        ActionCases.Taint().ToRequest(dryRun: false).Body);

    [Fact]
    public void ToRequest_RemoveTaint_TestsTheWholeListAndRemovesByPlace()
    {
        var body = ActionCases.Untaint().ToRequest(dryRun: false).Body;

        Assert.Contains("""{"op":"test","path":"/spec/taints","value":[{"key":"node.kubernetes.io/unreachable",""", body, StringComparison.Ordinal);
        Assert.EndsWith("""},{"op":"remove","path":"/spec/taints/1"}]""", body, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => RemoveTaint.From(ActionCases.Node(), ActionCases.OutOfService));
    }

    [Fact]
    public void ToRequest_ClusterScopedObjectOfAGroup_HasThePathOfItsGroup()
    {
        var action = new DeleteObject
        {
            Resource = KnownResources.VolumeAttachments,
            Target = new ObjectReference("storage.k8s.io/v1", "VolumeAttachment", "", "csi-1", ActionCases.Uid),
            ResourceVersion = "9",
        };

        Assert.Equal("/apis/storage.k8s.io/v1/volumeattachments/csi-1", action.ToRequest(false).Path);
        Assert.Equal(new ApiPermission("delete", "storage.k8s.io", "volumeattachments", "", "", "csi-1"), action.Permission);
    }

    [Fact]
    public void ToRequest_NameOf254Letters_IsRefused() => Assert.Throws<ClusterConnectionException>(
        () => (ActionCases.ForceDelete() with { Target = new ObjectReference("v1", "Pod", "shop", new string('a', 254), ActionCases.Uid) }).ToRequest(false));

    // Attack 17: there is no action that could delete more than one object, and none that chooses by a selector.
    [Fact]
    public void ToRequest_EveryActionThatThereIs_IsAboutOneNamedObject()
    {
        ClusterAction[] all =
        [
            ActionCases.RemoveFinalizer(), ActionCases.ForceDelete(), ActionCases.Delete(), ActionCases.Evict(), ActionCases.Cordon(), ActionCases.Taint(), ActionCases.Untaint(),
            ActionCases.Finalize(), ActionCases.Restart(),
        ];
        Assert.Equal(
            typeof(ClusterAction).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(ClusterAction)) && !type.IsAbstract).Select(static type => type.Name).Order(StringComparer.Ordinal),
            all.Select(static action => action.GetType().Name).Distinct().Order(StringComparer.Ordinal));

        Assert.All(all, static action =>
        {
            var (path, query) = action.ToRequest(dryRun: false).Path.Split('?') is [var first, var second] ? (first, second) : (action.ToRequest(dryRun: false).Path, "");
            Assert.Contains($"/{action.Target.Name}", path, StringComparison.Ordinal);
            Assert.DoesNotContain("elector", query, StringComparison.OrdinalIgnoreCase);
            Assert.NotEqual("deletecollection", action.Permission.Verb);
            Assert.Equal(action.Target.Name, action.Permission.Name);
            Assert.Contains($"\"{ActionCases.Uid}\"", action.ToRequest(dryRun: false).Body, StringComparison.Ordinal);
            Assert.Contains($"\"{ActionCases.ResourceVersion}\"", action.ToRequest(dryRun: false).Body, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("shop", "../secrets/x")]
    [InlineData("shop", "a/b")]
    [InlineData("shop", "a%2Fb")]
    [InlineData("shop", "x?fieldSelector=")]
    [InlineData("shop", "Upper")]
    [InlineData("shop", "")]
    [InlineData("shop", ".")]
    [InlineData("shop", "db-0\r\nImpersonate-User: root")]
    [InlineData("", "db-0")]
    [InlineData("../kube-system", "db-0")]
    public void ToRequest_NameThatKubernetesWouldRefuse_IsRefusedBeforeAnythingIsSent(string @namespace, string name)
    {
        var action = ActionCases.ForceDelete() with { Target = new ObjectReference("v1", "Pod", @namespace, name, ActionCases.Uid) };

        Assert.Throws<ClusterConnectionException>(() => action.ToRequest(false));
    }

    [Fact]
    public void From_ObjectWithoutThatFinalizer_SaysSo() =>
        Assert.Throws<ArgumentException>(() => RemoveFinalizer.From(KnownResources.Pods, ActionCases.Pod(), "example.com/hold"));

    public static TheoryData<string> Kinds => ["remove", "force", "delete", "cordon", "evict", "finalize", "restart", "taint", "untaint"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Serialize_AsBaseType_ComesBackEqualAndDoesNotStoreWhatIsDerived(string kind)
    {
        var action = kind switch
        {
            "remove" => ActionCases.RemoveFinalizer(),
            "force" => ActionCases.ForceDelete(),
            "cordon" => ActionCases.Cordon(),
            "evict" => ActionCases.Evict(),
            "finalize" => ActionCases.Finalize(),
            "restart" => ActionCases.Restart(),
            "taint" => ActionCases.Taint(before: ActionCases.Unreachable),
            "untaint" => ActionCases.Untaint(),
            _ => ActionCases.Delete(),
        };

        var json = JsonSerializer.Serialize(action, JsonSerializerOptions.Web);

        Assert.DoesNotContain("permission", json, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(action, JsonSerializer.Deserialize<ClusterAction>(json, JsonSerializerOptions.Web));
    }
}
