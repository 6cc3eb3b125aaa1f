using Microsoft.AspNetCore.Components;
using Portal.Cluster.Watching;
using Portal.Core.Findings;
using Portal.Core.Objects;
using Portal.Core.Remediation;
using Portal.Web.Components.Live;
using Portal.Web.Components.Objects;
using Portal.Web.Components.States;
using Portal.Web.Features.Findings;
using Portal.Web.Localization;

namespace Portal.Web.Features.Objects;

/// <summary>The page of one object of any kind. It is read from the API server when the watch says that it changed, not by the clock.</summary>
public sealed partial class ObjectPage : LiveComponent<ObjectModel>
{
    private ObjectAddress? _shown;
    private LiveObject? _live;
    private WatchedObject? _watched;
    private bool _busy;

    /// <summary>The cluster.</summary>
    [Parameter]
    public string Cluster { get; set; } = "";

    /// <summary>The API group, or <c>core</c>; null for nodes and pods, which have paths of their own.</summary>
    [Parameter]
    public string? Group { get; set; }

    /// <summary>The API version.</summary>
    [Parameter]
    public string? Version { get; set; }

    /// <summary>The plural name of the kind.</summary>
    [Parameter]
    public string? Plural { get; set; }

    /// <summary>The namespace, or <c>_</c> for cluster-scoped kinds; null for nodes.</summary>
    [Parameter]
    public string? Namespace { get; set; }

    /// <summary>The name.</summary>
    [Parameter]
    public string Name { get; set; } = "";

    [Inject]
    private LiveObjects Objects { get; set; } = null!;

    [Inject]
    private ObjectStories Stories { get; set; } = null!;

    [Inject]
    private ClusterRegistry Clusters { get; set; } = null!;

    [Inject]
    private FindingChanges Changes { get; set; } = null!;

    [Inject]
    private RemediationChanges RunChanges { get; set; } = null!;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        Listen(Changes.Signal.Subscribe);
        Listen(RunChanges.Signal.Subscribe);
        ListenToOtherReplicas();
        foreach (var cluster in Clusters.Clusters)
        {
            // The page may go on to an object of another cluster.
            Listen(changed => cluster.Changes.Subscribe(() =>
            {
                if (cluster.Name == Cluster && HasChanged(cluster))
                {
                    changed();
                }
            }));
        }
    }

    /// <inheritdoc/>
    protected override async Task<ObjectModel> ReadAsync(CancellationToken cancellationToken)
    {
        var reading = ObjectRoute.Read(Cluster, Group, Version, Plural, Namespace, Name);
        if (reading.Address is not { } address)
        {
            return new ObjectModel { Address = null, Problem = Translator.T(ObjectPageText.WrongPart(reading.Field, reading.Problem)) };
        }

        if (Clusters.Find(address.Cluster) is not { } cluster)
        {
            return new ObjectModel { Address = null, Problem = Translator.T(ObjectPageText.NoSuchCluster(ObjectText.Visible(address.Cluster, keepLines: false))) };
        }

        var watched = WatchedObject.Of(cluster, address);
        if (_live is null || _shown != address || _watched is null || watched.Differs(_watched))
        {
            var live = await Objects.ReadAsync(address, await User.GetAsync(), cancellationToken);
            (_live, _shown, _watched) = (live, address, watched);
        }

        return ObjectModels.Of(address, _live, watched, await StoryAsync(address, watched, cancellationToken));
    }

    private static string Kind(ObjectModel model, ObjectAddress address) =>
        ObjectText.Visible(model.Facts?.Reference.Kind is { Length: > 0 } kind ? kind : address.Kind.Kind, keepLines: false);

    // What is wrong comes first: of one finding its sentence, of several their number.
    private static string Ending(ObjectModel model) => model is { IsFound: true, Story.Open: { Total: 1, Items: [var finding] } } && FindingTitle.WithoutName(finding) is var title && title != Translator.T(finding.Title)
        ? " " + ObjectText.Visible(title, keepLines: false)
        : model is { IsFound: true, Health: not (null or HealthState.Healthy), Status: { Length: > 0 } status, Story: { Open.Total: 0, Causes.IsEmpty: true } }
        ? Translator.T(ObjectPageText.EndingUnwell(ObjectText.Visible(status, keepLines: false)))
        : model is { IsFound: true, Story: { Open.Total: 0, Causes: [var cause, ..] } }
        ? Translator.T(ObjectPageText.EndingCause(cause.Count))
        : Translator.T(ObjectPageText.Ending(model.Live!.State, model.Story?.Open.Total ?? 0));

    private static HealthState? Mark(ObjectModel model) => model is { IsFound: true, Story.Open.Items: [var worst, ..] }
        ? worst switch
        {
            { NotExaminedSince: not null } => HealthState.Stale,
            { Severity: Severity.Critical } => HealthState.Critical,
            { Severity: Severity.Warning } => HealthState.Warning,
            _ => model.Health,
        }
        : model.Health;

    private static string Title(ObjectModel model, ObjectAddress address) =>
        $"{Kind(model, address)} {ObjectText.Visible(address.Reference.Key.ToString(), keepLines: false)}{Ending(model)}";

    private Task<ObjectStory> StoryAsync(ObjectAddress address, WatchedObject watched, CancellationToken cancellationToken) => Stories.ReadAsync(
        address.Cluster,
        _live?.Facts?.Reference ?? (watched.Item is { } item ? address.Reference with { Uid = item.Metadata.Uid } : address.Reference),
        cancellationToken);

    private bool HasChanged(WatchedCluster cluster) => _watched is not { } before || _shown is not { } address || WatchedObject.Of(cluster, address).Differs(before);

    private async Task ReadAgainAsync()
    {
        if (_busy)
        {
            return;
        }

        (_busy, _watched) = (true, null);
        StateHasChanged();
        try
        {
            await ReloadAsync();
        }
        finally
        {
            _busy = false;
        }
    }
}
