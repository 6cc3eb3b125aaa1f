using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Objects;
using Portal.Web.Components.Objects;
using Portal.Web.Components.States;
using Portal.Web.Features.Objects;

namespace Portal.Web.Api.Objects;

/// <summary>One object.</summary>
/// <param name="Cluster">The cluster.</param>
/// <param name="Object">Which object; its uid is empty when it was never seen.</param>
/// <param name="State">Whether it was read, is gone, or cannot be read now.</param>
/// <param name="Stale">Whether what is said of it is what was last known.</param>
/// <param name="AsOf">Up to when what is said is true; null when that is not known.</param>
/// <param name="Health">How it is; null when its kind does not say.</param>
/// <param name="Status">Kubernetes' own word for it, or empty.</param>
/// <param name="Created">When it was created.</param>
/// <param name="DeletionTimestamp">When it was deleted; null while nobody has.</param>
/// <param name="DeletionGracePeriodSeconds">The grace given.</param>
/// <param name="Finalizers">Its finalizers.</param>
/// <param name="Conditions">Its conditions.</param>
/// <param name="Owners">Its owners, with their pages.</param>
/// <param name="Names">Objects that its fields name, with their pages.</param>
/// <param name="Events">Its events; null when it could not be read.</param>
/// <param name="OpenFindings">Ids of its open findings.</param>
/// <param name="PastFindings">Ids of its resolved findings, newest first.</param>
/// <param name="CauseOf">Keys of the causes that this object is, of open findings on other objects.</param>
/// <param name="Articles">Slugs of the articles of these findings' problems.</param>
/// <param name="Playbooks">Ids of the playbooks that apply to the open findings and do not refuse.</param>
/// <param name="Remediations">Ids of its remediations, newest first.</param>
/// <param name="Manifest">The object, without managed fields and values that may be secret; null when it was not read.</param>
/// <param name="HiddenValues">How many values of it are hidden.</param>
/// <param name="CutParts">How many parts of it are cut because it is large.</param>
/// <param name="Kubectl">The command that shows the same.</param>
/// <param name="Page">Path of its page.</param>
public sealed record ObjectResponse(
    string Cluster,
    ObjectReference Object,
    LiveObjectState State,
    bool Stale,
    DateTimeOffset? AsOf,
    HealthState? Health,
    string Status,
    DateTimeOffset? Created,
    DateTimeOffset? DeletionTimestamp,
    long? DeletionGracePeriodSeconds,
    ImmutableArray<string> Finalizers,
    ImmutableArray<Condition> Conditions,
    ImmutableArray<RelatedObjectResponse> Owners,
    ImmutableArray<RelatedObjectResponse> Names,
    ObjectEventsResponse? Events,
    ImmutableArray<Guid> OpenFindings,
    ImmutableArray<Guid> PastFindings,
    ImmutableArray<string> CauseOf,
    ImmutableArray<string> Articles,
    ImmutableArray<string> Playbooks,
    ImmutableArray<Guid> Remediations,
    JsonObject? Manifest,
    int HiddenValues,
    int CutParts,
    string Kubectl,
    string Page)
{
    /// <summary>What a page shows, for a program.</summary>
    internal static ObjectResponse Of(ObjectModel model, ObjectAddress address, LiveObject live)
    {
        var facts = model.Facts;
        var story = model.Story!;
        return new ObjectResponse(
            address.Cluster,
            facts?.Reference ?? address.Reference with { Uid = story.Uid },
            live.State,
            model.IsLastKnown,
            model.IsFound ? live.ReadAt : model.LastHeard,
            model.Health,
            model.Status,
            facts?.Created,
            facts?.Deleted,
            facts?.GraceSeconds,
            facts?.Finalizers ?? [],
            facts?.Conditions ?? [],
            [.. facts?.Owners.Select(owner => RelatedObjectResponse.Of(address, owner, live.OwnerAddresses)) ?? []],
            [.. facts?.Names.Select(name => new RelatedObjectResponse(name.Field, name.Target, ObjectPath.Of(address.Cluster, name.Target))) ?? []],
            live.Events is { } events ? ObjectEventsResponse.Of(events) : null,
            [.. story.Open.Items.Select(static finding => finding.Id)],
            [.. story.Past.Items.Select(static finding => finding.Id)],
            [.. story.Causes.Select(static cause => cause.Cause.Key)],
            [.. story.Articles.Select(static article => article.Slug)],
            [.. story.Offers.Where(static pair => pair.Offer.Plan.Refusal is null).Select(static pair => pair.Offer.Playbook.Id).Distinct(StringComparer.Ordinal)],
            [.. story.Runs.Items.Select(static run => run.Id)],
            live.Shown?.Json,
            live.Shown?.Hidden ?? 0,
            live.Shown?.Cut ?? 0,
            address.Kubectl,
            ObjectPath.Of(address));
    }
}
