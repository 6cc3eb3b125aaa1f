using System.Text.Json;
using Portal.Cluster.Actions;
using Portal.Cluster.Connection;
using Xunit;

namespace Portal.Cluster.Tests.Actions;

public sealed class ObserveTests
{
    private const string Same = $$$"""{"metadata":{"uid":"{{{ActionCases.Uid}}}","resourceVersion":"254","finalizers":["example.com/other","example.com/hold"]}}""";
    private const string Touched = $$$"""{"metadata":{"uid":"{{{ActionCases.Uid}}}","resourceVersion":"300","finalizers":["example.com/hold"]}}""";
    private const string Freed = $$$"""{"metadata":{"uid":"{{{ActionCases.Uid}}}","resourceVersion":"255","finalizers":["example.com/other"]}}""";
    private const string Forced = $$$"""{"metadata":{"uid":"{{{ActionCases.Uid}}}","resourceVersion":"255","deletionTimestamp":"2026-11-24T01:41:25Z","deletionGracePeriodSeconds":0,"finalizers":["example.com/hold"]}}""";
    private const string Graceful = $$$"""{"metadata":{"uid":"{{{ActionCases.Uid}}}","resourceVersion":"255","deletionTimestamp":"2026-11-24T01:41:25Z","deletionGracePeriodSeconds":30}}""";
    private const string Another = """{"metadata":{"uid":"0000","resourceVersion":"254","finalizers":["example.com/hold"]}}""";

    [Theory]
    [InlineData(Same, ActionEffect.NotDone)]
    [InlineData(Touched, ActionEffect.Changed)]
    [InlineData(Freed, ActionEffect.Done)]
    [InlineData(Another, ActionEffect.Done)]
    [InlineData(null, ActionEffect.Done)]
    [InlineData("""{"metadata":[1]}""", ActionEffect.Changed)]
    [InlineData("[]", ActionEffect.Changed)]
    public void Observe_RemoveFinalizer_TellsDoneFromChanged(string? current, ActionEffect expected) =>
        Assert.Equal(expected, ActionCases.RemoveFinalizer().Observe(Parse(current)));

    [Theory]
    [InlineData(Same, ActionEffect.NotDone)]
    [InlineData(Touched, ActionEffect.Changed)]
    [InlineData(Forced, ActionEffect.Done)]
    [InlineData(Graceful, ActionEffect.Changed)]
    [InlineData(Another, ActionEffect.Done)]
    [InlineData(null, ActionEffect.Done)]
    [InlineData("{}", ActionEffect.Changed)]
    public void Observe_ForceDelete_TellsDoneFromChanged(string? current, ActionEffect expected) =>
        Assert.Equal(expected, ActionCases.ForceDelete().Observe(Parse(current)));

    [Theory]
    [InlineData(Same, ActionEffect.NotDone)]
    [InlineData(Touched, ActionEffect.Changed)]
    [InlineData(Forced, ActionEffect.Done)]
    [InlineData(Graceful, ActionEffect.Changed)] // 30 s are left where 5 s were asked for
    [InlineData(Another, ActionEffect.Done)]
    [InlineData(null, ActionEffect.Done)]
    public void Observe_Delete_TellsDoneFromChanged(string? current, ActionEffect expected) =>
        Assert.Equal(expected, ActionCases.Delete().Observe(Parse(current)));

    [Theory]
    [InlineData(Same, ActionEffect.NotDone)]
    [InlineData(Touched, ActionEffect.Changed)]
    [InlineData(Graceful, ActionEffect.Done)] // accepted; whether it is gone is for the verification
    [InlineData(Another, ActionEffect.Done)]
    [InlineData(null, ActionEffect.Done)]
    [InlineData("""{"metadata":{"deletionTimestamp":"2026-11-24T01:41:25Z"}}""", ActionEffect.Changed)]
    public void Observe_Evict_InDeletionOrGoneIsDone(string? current, ActionEffect expected) =>
        Assert.Equal(expected, ActionCases.Evict().Observe(Parse(current)));

    [Theory]
    [InlineData(true, "254", "{}", ActionEffect.NotDone)]
    [InlineData(true, "255", """{"unschedulable":true}""", ActionEffect.Done)]
    [InlineData(true, "255", "{}", ActionEffect.Changed)]
    [InlineData(false, "254", """{"unschedulable":true}""", ActionEffect.NotDone)]
    [InlineData(false, "255", "{}", ActionEffect.Done)]
    [InlineData(false, "255", """{"unschedulable":true}""", ActionEffect.Changed)]
    [InlineData(true, "255", "[1]", ActionEffect.Changed)]
    public void Observe_SetUnschedulable_GoesByTheField(bool unschedulable, string version, string spec, ActionEffect expected) =>
        Assert.Equal(expected, ActionCases.Cordon(unschedulable).Observe(Parse($$$"""{"metadata":{"uid":"{{{ActionCases.Uid}}}","resourceVersion":"{{{version}}}"},"spec":{{{spec}}}}""")));

    [Theory]
    [InlineData(Another)]
    [InlineData(null)]
    [InlineData("[]")]
    [InlineData("""{"metadata":{"uid":"another","resourceVersion":"254"},"spec":{"unschedulable":true}}""")]
    public void Observe_SetUnschedulableOfANodeThatIsNotThere_IsChanged(string? current) =>
        Assert.Equal(ActionEffect.Changed, ActionCases.Cordon().Observe(Parse(current)));

    [Theory]
    [InlineData("""{"metadata":{"uid":"$","resourceVersion":"254"},"spec":{"finalizers":["kubernetes"]}}""", ActionEffect.NotDone)]
    [InlineData("""{"metadata":{"uid":"$","resourceVersion":"255"},"spec":{"finalizers":["kubernetes"]}}""", ActionEffect.Changed)]
    [InlineData("""{"metadata":{"uid":"$","resourceVersion":"255","finalizers":["a/b"]},"spec":{}}""", ActionEffect.Done)]
    [InlineData("""{"metadata":{"uid":"0000","resourceVersion":"300"},"spec":{"finalizers":["kubernetes"]}}""", ActionEffect.Done)]
    [InlineData("{}", ActionEffect.Changed)]
    [InlineData(null, ActionEffect.Done)]
    public void Observe_FinalizeNamespace_TellsDoneFromChanged(string? current, ActionEffect expected) =>
        Assert.Equal(expected, ActionCases.Finalize().Observe(Parse(current)));

    [Theory]
    [InlineData("""{"metadata":{"uid":"$","resourceVersion":"254"},"spec":{"template":{"metadata":{}}}}""", ActionEffect.NotDone)]
    [InlineData("""{"metadata":{"uid":"$","resourceVersion":"255"},"spec":{"template":{"metadata":{"annotations":{"kubectl.kubernetes.io/restartedAt":"2026-11-24T03:00:00Z"}}}}}""", ActionEffect.Done)]
    [InlineData("""{"metadata":{"uid":"$","resourceVersion":"255"},"spec":{"template":{"metadata":{"annotations":{"kubectl.kubernetes.io/restartedAt":"2026-11-24T02:59:00Z"}}}}}""", ActionEffect.Changed)]
    [InlineData("""{"metadata":{"uid":"0000","resourceVersion":"254"},"spec":{}}""", ActionEffect.Changed)]
    [InlineData("[]", ActionEffect.Changed)]
    [InlineData(null, ActionEffect.Changed)]
    public void Observe_RestartWorkload_TellsDoneFromChanged(string? current, ActionEffect expected) =>
        Assert.Equal(expected, ActionCases.Restart().Observe(Parse(current)));

    [Theory]
    [InlineData("""{"metadata":{"uid":"$","resourceVersion":"254"},"spec":{}}""", ActionEffect.NotDone, ActionEffect.NotDone)]
    [InlineData("""{"metadata":{"uid":"$","resourceVersion":"255"},"spec":{"taints":[{"key":"node.kubernetes.io/out-of-service","effect":"NoExecute"}]}}""", ActionEffect.Done, ActionEffect.Changed)]
    [InlineData("""{"metadata":{"uid":"$","resourceVersion":"255"},"spec":{"taints":[{"key":"node.kubernetes.io/out-of-service","effect":"NoSchedule"}]}}""", ActionEffect.Changed, ActionEffect.Done)]
    [InlineData("""{"metadata":{"uid":"$","resourceVersion":"255"},"spec":{"taints":[7]}}""", ActionEffect.Changed, ActionEffect.Done)]
    [InlineData("""{"metadata":{"uid":"0000","resourceVersion":"254"}}""", ActionEffect.Changed, ActionEffect.Changed)]
    [InlineData(null, ActionEffect.Changed, ActionEffect.Changed)]
    public void Observe_Taints_TellsDoneFromChanged(string? current, ActionEffect added, ActionEffect removed) =>
        Assert.Equal((added, removed), (ActionCases.Taint().Observe(Parse(current)), ActionCases.Untaint().Observe(Parse(current))));

    [Theory]
    [InlineData("status.conditions[0].status", false)]
    [InlineData("status", false)]
    [InlineData("spec", true)]
    [InlineData("metadata", true)]
    [InlineData("metadata.labels.app", false)]
    [InlineData("metadata.annotations.note", false)]
    [InlineData("spec.containers[0].resources", false)]
    [InlineData("spec.nodeName", true)]
    [InlineData("spec.volumes[1].emptyDir", true)]
    [InlineData("metadata.ownerReferences", true)]
    [InlineData("spec.nodeNames", false)]
    public void BindsTo_Evict_ToTheNodeTheDataAndTheOwner(string field, bool expected) => Assert.Equal(expected, ActionCases.Evict().BindsTo(field));

    [Theory]
    [InlineData("status.conditions[0].lastHeartbeatTime", false)]
    [InlineData("spec.taints", false)]
    [InlineData("spec.unschedulable", true)]
    [InlineData("spec", true)]
    public void BindsTo_SetUnschedulable_ToTheFieldOnly(string field, bool expected) => Assert.Equal(expected, ActionCases.Cordon().BindsTo(field));

    [Theory]
    [InlineData(429, "DisruptionBudget", true)]
    [InlineData(429, "", true)]
    [InlineData(403, "NamespaceTerminating", true)]
    [InlineData(403, "", false)]
    [InlineData(500, "", false)]
    [InlineData(409, "", false)]
    public void IsBlockedBy_Evict_BudgetsAndNamespacesInDeletion(int code, string cause, bool expected) =>
        Assert.Equal(expected, ActionCases.Evict().IsBlockedBy(new KubernetesFailure { Code = code, Causes = [new KubernetesFailureCause(cause, "", "")] }));

    [Fact]
    public void IsMoot_WhatSomebodyElseDid_NeedsNoRequest()
    {
        Assert.True(ActionCases.Evict().IsMoot(null));
        Assert.True(ActionCases.Evict().IsMoot(Parse(Graceful)));
        Assert.False(ActionCases.Evict().IsMoot(Parse(Touched)));
        Assert.True(ActionCases.Cordon().IsMoot(Parse($$$"""{"metadata":{"uid":"{{{ActionCases.Uid}}}"},"spec":{"unschedulable":true}}""")));
        Assert.False(ActionCases.Cordon().IsMoot(null));
    }

    private static JsonElement? Parse(string? json) => json is null ? null : JsonDocument.Parse(json.Replace("\"$\"", $"\"{ActionCases.Uid}\"", StringComparison.Ordinal)).RootElement.Clone();
}
