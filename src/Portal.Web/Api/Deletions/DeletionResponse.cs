using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Deletions;
using Portal.Web.Api.Findings;

namespace Portal.Web.Api.Deletions;

/// <summary>An object that is past its deletion.</summary>
public sealed record DeletionResponse
{
    /// <summary>Its kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Its group and version.</summary>
    public required string ApiVersion { get; init; }

    /// <summary>Its namespace; empty for cluster-scoped objects.</summary>
    public required string Namespace { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its uid.</summary>
    public required string Uid { get; init; }

    /// <summary><c>metadata.deletionTimestamp</c>: for pods the deadline, for others the time of the request.</summary>
    public required DateTimeOffset DeletionTimestamp { get; init; }

    /// <summary>For how long it is past that, in seconds.</summary>
    public required long StuckFor { get; init; }

    /// <summary>Who holds it, the one that decides first.</summary>
    public required ImmutableArray<HolderResponse> Holders { get; init; }

    /// <summary>Why it does not go away.</summary>
    public required DeletionReasonResponse Reason { get; init; }

    /// <summary>The one next step.</summary>
    public required string NextStep { get; init; }

    /// <summary>Whether somebody is seen at work on it: late, but not stuck.</summary>
    public required bool Waiting { get; init; }

    /// <summary>The root at the end of the chain of holders.</summary>
    public required CauseResponse Cause { get; init; }

    /// <summary>The object at the end of the chain; itself, if nothing that is stuck holds it.</summary>
    public required ObjectReference Root { get; init; }

    /// <summary>Slug of the article.</summary>
    public required string? Article { get; init; }

    /// <summary>The open finding on it, or null.</summary>
    public required Guid? FindingId { get; init; }

    /// <summary>Ids of the playbooks that have something to do with it as it is now, least risk first.</summary>
    public required ImmutableArray<string> Playbooks { get; init; }

    /// <summary>Playbooks for its root, in the order in which they free it: first those for the root itself, then those for the first object that it holds.</summary>
    public required ImmutableArray<OfferedPlaybookResponse> RootPlaybooks { get; init; }

    /// <summary>The object in the language of the request.</summary>
    public static DeletionResponse Of(StuckDeletion stuck, DateTimeOffset now, string? article, Guid? finding, ImmutableArray<string> playbooks, ImmutableArray<OfferedPlaybookResponse> rootPlaybooks) => new()
    {
        Kind = stuck.Kind.Kind,
        ApiVersion = stuck.Kind.ApiVersion,
        Namespace = stuck.Metadata.Namespace,
        Name = stuck.Metadata.Name,
        Uid = stuck.Metadata.Uid,
        DeletionTimestamp = stuck.Deadline,
        StuckFor = Math.Max(0, (long)(now - stuck.Deadline).TotalSeconds),
        Holders = [.. stuck.Verdict.Holders.Select(HolderResponse.Of)],
        Reason = new(stuck.Verdict.Reason, stuck.Verdict.Text.Shown()),
        NextStep = stuck.Verdict.NextStep.Shown(),
        Waiting = stuck.Verdict.Waiting,
        Cause = CauseResponse.Of(stuck.Cause),
        Root = stuck.Root,
        Article = article,
        FindingId = finding,
        Playbooks = playbooks,
        RootPlaybooks = rootPlaybooks,
    };
}
