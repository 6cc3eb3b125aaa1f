using Portal.Simulator.Objects;
using Xunit;

namespace Portal.Simulator.Tests.Objects;

public sealed class DeletionTests
{
    private readonly TestCluster _cluster = new();

    [Fact]
    public void Delete_PodOnANode_StaysUntilItsGraceIsSetToZero()
    {
        _cluster.CreatePod("p", "n1");
        var result = Delete("p");
        Assert.False(result.Removed);
        Assert.Equal("2026-01-01T00:00:30Z", _cluster.Pod("p").Text("metadata", "deletionTimestamp"));
        Assert.Equal(30, _cluster.Pod("p").Number("metadata", "deletionGracePeriodSeconds"));
        Assert.True(Delete("p", DeleteOptions.Now).Removed);
        Assert.Null(_cluster.Api.Find(KnownResources.Pods, "default", "p"));
    }

    [Theory]
    [InlineData(10, "2026-01-01T00:00:10Z", 10)]
    [InlineData(60, "2026-01-01T00:00:30Z", 30)]
    public void Delete_Again_OnlyShortensTheGraceAndCountsFromTheFirstRequest(long grace, string deadline, long left)
    {
        _cluster.CreatePod("p", "n1");
        Delete("p");
        _cluster.Time.Advance(TimeSpan.FromSeconds(5));
        Delete("p", new DeleteOptions { GracePeriodSeconds = grace });
        Assert.Equal(deadline, _cluster.Pod("p").Text("metadata", "deletionTimestamp"));
        Assert.Equal(left, _cluster.Pod("p").Number("metadata", "deletionGracePeriodSeconds"));
    }

    [Theory]
    [InlineData("Succeeded")]
    [InlineData("Failed")]
    public void Delete_FinishedPod_GoesAtOnce(string phase)
    {
        _cluster.CreatePod("p", "n1");
        _cluster.Api.Edit(KnownResources.Pods, "default", "p", p => p.ObjectAt("status")["phase"] = phase, new WriteOptions { Subresource = "status" });
        Assert.True(Delete("p").Removed);
    }

    [Fact]
    public async Task Delete_Pod_IsModifiedToGraceZeroBeforeItIsDeleted()
    {
        var start = _cluster.CreatePod("p", "n1").Revision;
        Delete("p", DeleteOptions.Now);
        var seen = await _cluster.EventsSince(KnownResources.Pods, start, 2);
        Assert.Equal([WatchEventType.Modified, WatchEventType.Deleted], seen.Select(e => e.Type));
        Assert.Equal(0, seen[0].Stored!.ToJson().Number("metadata", "deletionGracePeriodSeconds"));
    }

    [Fact]
    public void Delete_Finalizer_HoldsUntilItIsRemoved()
    {
        _cluster.CreatePod("p", "n1", """{"metadata":{"finalizers":["example.com/hold"]}}""");
        Assert.False(Delete("p", DeleteOptions.Now).Removed);
        _cluster.Api.Edit(KnownResources.Pods, "default", "p", p => p.Metadata().Remove("finalizers"));
        Assert.Null(_cluster.Api.Find(KnownResources.Pods, "default", "p"));
    }

    [Fact]
    public void Delete_FinalizerGoesWithinTheGrace_PodStaysForItsKubelet()
    {
        _cluster.CreatePod("p", "n1", """{"metadata":{"finalizers":["example.com/hold"]}}""");
        Delete("p");
        _cluster.Api.Edit(KnownResources.Pods, "default", "p", p => p.Metadata().Remove("finalizers"));
        Assert.True(_cluster.Pod("p").IsTerminating());
    }

    [Theory]
    [InlineData(PropagationPolicy.Foreground, "foregroundDeletion")]
    [InlineData(PropagationPolicy.Orphan, "orphan")]
    public void Delete_PolicyThatNeedsTheCollector_HoldsTheObjectForIt(PropagationPolicy policy, string finalizer)
    {
        _cluster.CreateConfigMap("m");
        var result = _cluster.Api.Delete(KnownResources.ConfigMaps, "default", "m", new DeleteOptions { Propagation = policy });
        Assert.False(result.Removed);
        Assert.Equal([finalizer], result.Stored.ToJson().Texts("metadata", "finalizers"));
    }

    [Fact]
    public void Delete_WrongPrecondition_IsAConflictAndChangesNothing()
    {
        var pod = _cluster.CreatePod("p", "n1");
        var refused = Assert.Throws<ApiException>(() => Delete("p", new DeleteOptions { ResourceVersion = "1" }));
        Assert.Equal(409, refused.Code);
        Assert.Same(pod, _cluster.Api.Find(KnownResources.Pods, "default", "p"));
    }

    [Fact]
    public void Delete_DryRun_AnswersAndChangesNothing()
    {
        var pod = _cluster.CreatePod("p", "n1");
        var result = Delete("p", DeleteOptions.Now with { DryRun = true });
        Assert.Equal(0, result.Stored.ToJson().Number("metadata", "deletionGracePeriodSeconds"));
        Assert.Same(pod, _cluster.Api.Find(KnownResources.Pods, "default", "p"));
    }

    private DeleteResult Delete(string name, DeleteOptions? options = null) => _cluster.Api.Delete(KnownResources.Pods, "default", name, options);
}
