using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Portal.Core.Access;
using Portal.Core.Findings;
using Portal.Core.Remediation;
using Portal.Core.Remediation.Safety;
using Portal.Core.Text;
using Portal.Web.Components.Filters;
using Portal.Web.Components.Live;
using Portal.Web.Localization;

namespace Portal.Web.Features.Settings.Safety;

/// <summary>The rules of many actions: what each means, where it is now, its limits and how to change them, pauses and circuit breakers.</summary>
public sealed partial class SafetySection : LiveComponent<SafetyModel>
{
    private static readonly ImmutableSortedDictionary<string, ImmutableArray<LocalizedText>> NoErrors = ImmutableSortedDictionary<string, ImmutableArray<LocalizedText>>.Empty;

    private bool _busy;
    private bool _editing;
    private SafetyLimits? _edited;
    private string? _problem;
    private string? _done;
    private ImmutableSortedDictionary<string, ImmutableArray<LocalizedText>> _errors = NoErrors;
    private ImmutableSortedDictionary<string, ImmutableArray<LocalizedText>> _pauseErrors = NoErrors;

    /// <summary>The cluster whose limits are shown, or null for all.</summary>
    [Parameter]
    public string? Cluster { get; set; }

    [Inject]
    private SafetySettingsStore Limits { get; set; } = null!;

    [Inject]
    private SafetyStatusReader Status { get; set; } = null!;

    [Inject]
    private PauseService Pauses { get; set; } = null!;

    [Inject]
    private BreakerService Breakers { get; set; } = null!;

    [Inject]
    private ILiveClusters Live { get; set; } = null!;

    [Inject]
    private RemediationChanges Changes { get; set; } = null!;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string? Chosen => Cluster is { } cluster && Live.Names.Contains(cluster, StringComparer.Ordinal) ? cluster : null;

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        Listen(Changes.Signal.Subscribe);
        ListenToOtherReplicas();
    }

    /// <inheritdoc/>
    protected override async Task<SafetyModel> ReadAsync(CancellationToken cancellationToken)
    {
        var clusters = ImmutableArray.CreateBuilder<SafetyStatus>();
        foreach (var cluster in Chosen is { } chosen ? [chosen] : Live.Names)
        {
            clusters.Add(await Status.ReadAsync(cluster, cancellationToken));
        }

        var user = await User.GetAsync();
        return new SafetyModel(
            await Limits.GetAsync(Chosen ?? "", cancellationToken),
            clusters.ToImmutable(),
            [.. Live.Names],
            await Pauses.ActiveAsync(cancellationToken),
            AccessPolicy.Decide(user, PortalOperation.ChangeSettings, KnownCluster.Scope(Chosen ?? "")),
            AccessPolicy.DecideSomewhere(user, PortalOperation.PauseRemediation));
    }

    private Task ChooseAsync(string? cluster)
    {
        Discard();
        Navigation.NavigateTo(Navigation.With(("cluster", cluster)));
        return Task.CompletedTask;
    }

    // What is edited stays as it was read: a change of somebody else is told when it is saved, not slipped under the person's hands.
    private void Edit(SafetyModel model) => (_editing, _edited, _errors, _problem, _done) = (true, model.Limits, NoErrors, null, null);

    private void Discard() => (_editing, _edited, _errors, _problem) = (false, null, NoErrors, null);

    private Task SaveAsync(SafetySettings settings) => AskAsync(async caller =>
    {
        var result = await Limits.SetAsync(_edited!.Cluster, settings, _edited.Version, caller, CancellationToken.None);
        _errors = result.Errors;
        if (result.Succeeded)
        {
            Discard();
            _done = Translator.T(SafetyText.Saved);
        }

        return result;
    });

    private Task TakeBackAsync(SafetyModel model) => AskAsync(caller => Limits.SetAsync(model.Limits.Cluster, null, model.Limits.Version, caller, CancellationToken.None));

    private Task ResetAsync((string Cluster, string Playbook, string Reason) reset) => AskAsync(caller => Breakers.ResetAsync(reset.Cluster, reset.Playbook, reset.Reason, caller, CancellationToken.None));

    private Task PauseAsync((string Cluster, string Reason) pause) => AskAsync(async caller =>
    {
        var result = await Pauses.PauseAsync(pause.Cluster, pause.Reason, caller, CancellationToken.None);
        _pauseErrors = result.Errors;
        return result;
    });

    private Task ResumeAsync(Guid pause) => AskAsync(caller => Pauses.ResumeAsync(pause, caller, CancellationToken.None));

    private async Task AskAsync(Func<RemediationCaller, Task<SafetyResult>> ask)
    {
        if (_busy)
        {
            return;
        }

        (_busy, _problem, _done) = (true, null, null);
        string? refusal = null;
        _problem = await AttemptAsync(async () =>
        {
            var result = await ask(await User.CallerAsync());
            refusal = result.Succeeded ? null : string.Join(' ', result.Errors.Values.SelectMany(static texts => texts).Prepend(result.Text).OfType<LocalizedText>().Select(Translator.T));
        }) ?? refusal;
        _busy = false;
        await ReloadAsync();
    }

}
