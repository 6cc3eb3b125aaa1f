using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Portal.Cluster.Watching;
using Portal.Core.Access;
using Portal.Core.Findings;
using Portal.Core.Knowledge.Candidates;
using Portal.Core.Knowledge.Matching;
using Portal.Web.Components.Live;
using Portal.Web.Localization;

namespace Portal.Web.Features.Knowledge.Matching;

/// <summary>Which problems a pasted text shows, with the lines that prove them and the objects that they name as they are now.</summary>
public sealed partial class MatchPage : LiveComponent<MatchModel>
{
    // Each named object is looked up in every cluster and asked for in the database; more than these nobody follows.
    private const int MostObjects = 40;

    private (string Text, string Name)? _wanted;
    private string? _fromAddress;
    private string? _problem;
    private bool _busy;

    /// <summary>A short text in the address, as other pages link here.</summary>
    [SupplyParameterFromQuery]
    public string? Text { get; set; }

    [Inject]
    private MatchService Matcher { get; set; } = null!;

    [Inject]
    private MatchCandidates Candidates { get; set; } = null!;

    [Inject]
    private ClusterRegistry Registry { get; set; } = null!;

    [Inject]
    private FindingService Findings { get; set; } = null!;

    [Inject]
    private FindingChanges Changes { get; set; } = null!;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    private string Heading => Translator.T(Model?.Paste is { } paste ? MatchText.Heading(paste.Result.TotalLines, paste.Result.Problems.Length) : MatchText.Title);

    // Links to lines keep the text that is in the address.
    private string Address => "/" + Navigation.ToBaseRelativePath(Navigation.Uri).Split('#')[0];

    /// <inheritdoc/>
    protected override void Subscribe() => Listen(Changes.Signal.Subscribe);

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        if (!string.IsNullOrWhiteSpace(Text) && Text != _fromAddress)
        {
            (_fromAddress, _wanted) = (Text, (Text, ""));
        }

        return base.OnParametersSetAsync();
    }

    /// <inheritdoc/>
    protected override async Task<MatchModel> ReadAsync(CancellationToken cancellationToken)
    {
        var access = AccessPolicy.Decide(await User.GetAsync(), PortalOperation.EditArticle);
        var open = await Candidates.CountOpenAsync(cancellationToken);
        if (_wanted is not { } wanted)
        {
            return new MatchModel(access, open, null);
        }

        // What was matched stays as it is: only the objects that it names live on.
        var before = Model?.Paste;
        var paste = before is not null && ReferenceEquals(before.Text.Text, wanted.Text) ? before : await MatchAsync(wanted.Text, wanted.Name, cancellationToken);
        var seen = Registry.Clusters.All(static cluster => cluster.Status.State == WatchState.Synced);
        return new MatchModel(access, open, paste with { Places = await PlacesAsync(paste.Result, cancellationToken), AllSeen = seen });
    }

    private async Task<MatchedPaste> MatchAsync(string text, string name, CancellationToken cancellationToken)
    {
        var began = Clock.GetTimestamp();
        var result = await Matcher.MatchAsync(text, cancellationToken);
        return new MatchedPaste
        {
            Text = new PastedText(text),
            Name = name,
            Result = result,
            Took = Clock.GetElapsedTime(began),
            Places = ImmutableDictionary<NamedObject, ImmutableArray<LivePlace>>.Empty,
            AllSeen = false,
        };
    }

    private async Task<ImmutableDictionary<NamedObject, ImmutableArray<LivePlace>>> PlacesAsync(MatchResult result, CancellationToken cancellationToken)
    {
        var named = result.Problems.SelectMany(static problem => problem.Parameters.Select(parameter => NamedObject.Of(parameter, problem)))
            .OfType<NamedObject>().Distinct().Take(MostObjects);
        var views = Registry.Clusters.Select(static cluster => cluster.View).ToList();
        var places = ImmutableDictionary.CreateBuilder<NamedObject, ImmutableArray<LivePlace>>();
        foreach (var one in named)
        {
            var found = LivePlaces.Of(one, views).ToBuilder();
            for (var i = 0; i < found.Count; i++)
            {
                if (!found[i].IsKnown)
                {
                    continue;
                }

                var open = await Findings.ListAsync(
                    new FindingQuery { Cluster = found[i].Cluster, Uid = found[i].Uid, State = FindingState.Open, Limit = 5 }, cancellationToken);
                found[i] = found[i] with { Findings = open.Items };
            }

            places[one] = found.ToImmutable();
        }

        return places.ToImmutable();
    }

    private async Task MatchAsync()
    {
        if (_busy)
        {
            return;
        }

        (_busy, _problem) = (true, null);
        StateHasChanged();
        try
        {
            var taken = await Script.TakeTextAsync();
            if (taken.Size > MatchLimits.LargestText)
            {
                _problem = Translator.T(MatchText.TooLarge(taken.Size));
                return;
            }

            var text = taken.Size == 0 ? "" : await Script.ReadTextAsync(CancellationToken.None);
            if (string.IsNullOrWhiteSpace(text))
            {
                _problem = Translator.T(MatchText.NothingToMatch);
                return;
            }

            if (MatchService.IsTooLarge(text))
            {
                // Bytes that are no UTF-8 become longer when they are read.
                _problem = Translator.T(MatchText.NotText);
                return;
            }

            _wanted = (text, taken.Name);
            await ReloadAsync();
        }
        catch (JSDisconnectedException)
        {
            // The visitor has left.
        }
        catch (Exception exception)
        {
            _problem = Describe(exception);
        }
        finally
        {
            _busy = false;
        }
    }
}
