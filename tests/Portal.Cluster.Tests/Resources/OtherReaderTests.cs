using Portal.Cluster.Resources;
using Portal.Cluster.Watching;
using Xunit;

namespace Portal.Cluster.Tests.Resources;

/// <summary>The smaller readers, on recorded objects and on hand-written ones of kinds that were not recorded.</summary>
public sealed class OtherReaderTests
{
    [Fact]
    public void Read_RecordedNodes_HoldConditionsTaintsAndVersions()
    {
        var nodes = Recorded.Decode(WatchedResources.Nodes, Recorded.List("nodes"));

        Assert.Empty(nodes.Problems);
        foreach (var (json, node) in Recorded.Items("nodes").Zip(nodes.Objects))
        {
            Assert.Equal(json!["metadata"]!["name"]!.ToString(), node.Metadata.Name);
            Assert.Equal((json["status"]?["conditions"]?.AsArray() ?? []).Select(c => $"{c!["type"]}={c["status"]}"), node.Conditions.Select(c => $"{c.Type}={c.Status}"));
            Assert.Equal(
                (json["spec"]?["taints"]?.AsArray() ?? []).Select(t => $"{t!["key"]}={t["value"]}:{t["effect"]}"),
                node.Taints.Select(t => $"{t.Key}={(t.Value.Length == 0 ? null : t.Value)}:{t.Effect}"));
            Assert.Equal(json["status"]?["nodeInfo"]?["kubeletVersion"]?.ToString() ?? "", node.KubeletVersion);
            Assert.Equal(json["status"]?["nodeInfo"]?["kernelVersion"]?.ToString() ?? "", node.KernelVersion);
            Assert.Equal((json["status"]?["allocatable"]?.AsObject() ?? []).Count, node.Allocatable.Count);
        }

        Assert.Contains(nodes.Objects, n => n.Taints.Length > 0);
    }

    [Fact]
    public void Read_RecordedNamespaces_HoldPhaseFinalizersAndConditions()
    {
        var page = Recorded.Decode(WatchedResources.Namespaces, Recorded.List("namespaces"));

        Assert.Empty(page.Problems);
        Assert.Contains(page.Objects, n => n is { Phase: "Active" } && n.SpecFinalizers.SequenceEqual(["kubernetes"]));
        Assert.Contains(page.Objects, n => n.Phase == "Terminating" && n.Conditions.Any(c => c.Type.StartsWith("Namespace", StringComparison.Ordinal)));
    }

    [Fact]
    public void Read_RecordedEvents_HoldTheObjectTheyAreAbout()
    {
        var page = Recorded.Decode(WatchedResources.Events, Recorded.List("events"));

        Assert.Empty(page.Problems);
        foreach (var (json, e) in Recorded.Items("events").Zip(page.Objects))
        {
            Assert.Equal(json!["involvedObject"]!["kind"]!.ToString(), e.InvolvedObject.Kind);
            Assert.Equal(json["involvedObject"]!["uid"]?.ToString() ?? "", e.InvolvedObject.Uid);
            Assert.Equal(json["message"]?.ToString() ?? "", e.Message);
            Assert.Equal(json["reason"]?.ToString() ?? "", e.Reason);
            Assert.True(e.Count >= 1);
            Assert.NotNull(e.LastTimestamp);
        }
    }

    [Fact]
    public void Read_RecordedVolumesAndClaims_HoldTheirBinding()
    {
        var volumes = Recorded.Decode(WatchedResources.Volumes, Recorded.List("persistentvolumes"));
        var claims = Recorded.Decode(WatchedResources.Claims, Recorded.List("persistentvolumeclaims"));

        Assert.Empty(volumes.Problems);
        Assert.Empty(claims.Problems);
        foreach (var (json, volume) in Recorded.Items("persistentvolumes").Zip(volumes.Objects))
        {
            Assert.Equal(json!["spec"]!["capacity"]!["storage"]!.ToString(), volume.Capacity);
            Assert.Equal(json["spec"]!["local"]?["path"]?.ToString() ?? "", volume.LocalPath);
            Assert.Equal(json["spec"]!["csi"]?["driver"]?.ToString() ?? "", volume.CsiDriver);
            Assert.Equal(json["spec"]!["claimRef"]?["name"]?.ToString(), volume.ClaimReference?.Name);
            Assert.Equal(json["status"]!["phase"]!.ToString(), volume.Phase);
        }

        Assert.Contains(volumes.Objects, v => v.LocalPath.Length > 0 && v.NodeNames.Length > 0);
        foreach (var (json, claim) in Recorded.Items("persistentvolumeclaims").Zip(claims.Objects))
        {
            Assert.Equal(json!["spec"]!["volumeName"]?.ToString() ?? "", claim.VolumeName);
            Assert.Equal(json["spec"]!["resources"]!["requests"]!["storage"]!.ToString(), claim.RequestedStorage);
            Assert.Equal(json["status"]!["phase"]!.ToString(), claim.Phase);
        }
    }

    [Fact]
    public void Read_RecordedJobsAndLeases_HoldTheirNumbers()
    {
        var jobs = Recorded.Decode(WatchedResources.Jobs, Recorded.List("jobs"));
        var leases = Recorded.Decode(WatchedResources.Leases, Recorded.List("leases"));

        Assert.Empty(jobs.Problems);
        Assert.Empty(leases.Problems);
        Assert.All(Recorded.Items("jobs").Zip(jobs.Objects), pair =>
            Assert.Equal(pair.First!["status"]?["succeeded"]?.GetValue<int>() ?? 0, pair.Second.Ready));
        Assert.All(Recorded.Items("leases").Zip(leases.Objects), pair =>
            Assert.Equal(pair.First!["spec"]!["holderIdentity"]?.ToString() ?? "", pair.Second.HolderIdentity));
    }

    [Fact]
    public void Read_VolumeAttachmentWithDetachError_HoldsNodeVolumeAndError()
    {
        var page = Recorded.Decode(WatchedResources.VolumeAttachments, """
            {"metadata":{"resourceVersion":"7"},"items":[{"metadata":{"name":"csi-1","uid":"u","resourceVersion":"5"},
             "spec":{"attacher":"ebs.csi.aws.com","nodeName":"n1","source":{"persistentVolumeName":"pv-1"}},
             "status":{"attached":true,"detachError":{"time":"2026-11-24T01:41:25Z","message":"device busy"}}}]}
            """u8.ToArray());

        var attachment = Assert.Single(page.Objects);
        Assert.Equal(("ebs.csi.aws.com", "n1", "pv-1", true, "device busy"),
            (attachment.Attacher, attachment.NodeName, attachment.PersistentVolumeName, attachment.Attached, attachment.DetachError));
    }

    [Fact]
    public void Read_StatefulSet_HoldsWantedAndReady()
    {
        var page = Recorded.Decode(WatchedResources.StatefulSets, """
            {"metadata":{"resourceVersion":"7"},"items":[
              {"metadata":{"name":"db","namespace":"shop","uid":"u","resourceVersion":"5"},"spec":{"replicas":3},"status":{"replicas":3,"readyReplicas":2}},
              {"metadata":{"name":"one","namespace":"shop","uid":"v","resourceVersion":"6"},"spec":{},"status":{"replicas":0}}]}
            """u8.ToArray());

        Assert.Equal([(3, 2), (1, 0)], page.Objects.Select(w => (w.Desired, w.Ready)));
    }

    [Fact]
    public void Watched_AllKinds_HaveADistinctKind() =>
        Assert.Equal(KnownResources.All, new ClusterView { Cluster = "c" }.All.Select(s => s.Kind));
}
