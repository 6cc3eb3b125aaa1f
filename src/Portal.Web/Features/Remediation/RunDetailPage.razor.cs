using System.Collections.Frozen;
using Microsoft.AspNetCore.Components;
using Portal.Core.Knowledge;
using Portal.Core.Remediation;
using Portal.Core.Remediation.Safety;
using Portal.Web.Components.Live;
using Portal.Web.Localization;

namespace Portal.Web.Features.Remediation;

/// <summary>One run as a guided sequence. Two people see it move at once: each change is signalled and read again.</summary>
public sealed partial class RunDetailPage : LiveComponent<RunModel>
{
    private bool _busy;
    private string? _problem;

    /// <summary>The run's id; whatever else stands in the address is a run that is not there.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>The wave of a bulk run that is open; none: the one that matters now.</summary>
    [SupplyParameterFromQuery(Name = "wave")]
    public string? WaveNumber { get; set; }

    /// <summary>Where the list of its objects begins.</summary>
    [SupplyParameterFromQuery]
    public string? After { get; set; }

    /// <summary>The object whose steps are shown.</summary>
    [SupplyParameterFromQuery(Name = "object")]
    public string? ObjectPlace { get; set; }

    [Inject]
    private RunReader Reader { get; set; } = null!;

    [Inject]
    private RemediationService Service { get; set; } = null!;

    [Inject]
    private BreakGlassService Glass { get; set; } = null!;

    [Inject]
    private RunStopService Stops { get; set; } = null!;

    [Inject]
    private RunGuard Guard { get; set; } = null!;

    [Inject]
    private SafetyGuard Safety { get; set; } = null!;

    [Inject]
    private RemediationChanges Changes { get; set; } = null!;

    [Inject]
    private ArticleService Articles { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        Listen(Changes.Signal.Subscribe);
        ListenToOtherReplicas();
    }

    /// <inheritdoc/>
    protected override async Task<RunModel> ReadAsync(CancellationToken cancellationToken)
    {
        var run = Guid.TryParse(Id, out var id) ? await Reader.FindAsync(id, cancellationToken) : null;
        if (run is null)
        {
            return new RunModel(null, FrozenDictionary<RunActionKind, RunActionCheck>.Empty);
        }

        var overview = run.IsBulk ? await Reader.OverviewAsync(run.Id, cancellationToken) : null;
        var wave = overview is null ? 0 : OpenWave(overview);
        return new RunModel(run, await Guard.ChecksAsync(run, await User.GetAsync(), cancellationToken))
        {
            Approvers = run.State == RunState.AwaitingApproval ? await Guard.ApproversAsync(run, cancellationToken) : [],
            Next = Service.Next(run),
            Overview = overview,
            Wave = wave,
            Objects = overview is null ? null : await Reader.SubjectsAsync(run.Id, wave, Number(After) ?? 0, cancellationToken),
            Safety = RunTransitions.IsBeforeExecution(run.State) && run.Refusal is null
                ? [.. (await Safety.LookAsync(run, cancellationToken)).Where(static verdict => verdict.Judgement != SafetyJudgement.Allows)]
                : [],
            Article = run.EndedAt is null ? null : await Articles.GetByProblemAsync(run.Problem, cancellationToken),
        };
    }

    private Task PlanAsync(PlaybookOffer offer) => AskAsync(async (run, caller) =>
    {
        var result = await Service.PlanAsync(
            new PlanRequest { Playbook = offer.Playbook.Id, Cluster = run.Cluster, Subject = run.Subject with { Uid = "" }, Parameters = offer.SuggestedParameters }, caller, CancellationToken.None);
        if (result is { Succeeded: true, Run: { } next })
        {
            Navigation.NavigateTo($"/remediations/{next.Id}");
        }

        return result;
    });

    private Task PlanRestAsync() => AskAsync(async (run, caller) =>
    {
        var request = new PlanRequest
        {
            Playbook = run.Playbook,
            Cluster = run.Cluster,
            Subjects = await Reader.LeftAsync(run.Id, CancellationToken.None),
            Parameters = run.Parameters,
        };
        var result = await Service.PlanAsync(request, caller, CancellationToken.None);
        if (result is { Succeeded: true, Run: { } next })
        {
            Navigation.NavigateTo($"/remediations/{next.Id}");
        }

        return result;
    });

    // One press for what would be two: the plan that cannot be carried out any more makes room for a new one.
    private Task ReplanAsync() => AskAsync(async (run, caller) =>
    {
        var ended = await Service.CancelAsync(run.Id, Translator.T(RunText.MadeAnew), caller, CancellationToken.None);
        if (!ended.Succeeded)
        {
            return ended;
        }

        var request = new PlanRequest { Playbook = run.Playbook, Cluster = run.Cluster, Parameters = run.Parameters };
        var result = await Service.PlanAsync(
            run.IsBulk ? request with { Subjects = await Reader.LeftAsync(run.Id, CancellationToken.None) } : request with { Subject = run.Subject with { Uid = "" } }, caller, CancellationToken.None);
        if (result is { Succeeded: true, Run: { } next })
        {
            Navigation.NavigateTo($"/remediations/{next.Id}");
        }

        return result;
    });

    private static int? Number(string? text) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    // The one that was asked for; else the one that failed, that is under way, that is next, or the last one.
    private int OpenWave(RunOverview overview) =>
        Number(WaveNumber) is { } asked && overview.Waves.Any(w => w.Number == asked) ? asked
        : (overview.Waves.FirstOrDefault(static w => w.Of(SubjectState.Failed) + w.Of(SubjectState.NotVerified) > 0)
            ?? overview.Waves.FirstOrDefault(static w => w.Of(SubjectState.Pending) > 0)
            ?? overview.Waves.LastOrDefault(static w => w.Number > 0)
            ?? overview.Waves[0]).Number;

    private int? Chosen => Number(ObjectPlace);

    private Task BreakAsync(BreakGlassRequest request) => AskAsync((run, caller) => Glass.BreakAsync(run.Id, request, caller, CancellationToken.None));

    private Task StopAsync(string reason) => AskAsync((run, caller) => Stops.StopAsync(run.Id, reason, caller, CancellationToken.None));

    private Task ActAsync((RunActionKind Kind, string Comment) act) => AskAsync((run, caller) => act.Kind switch
    {
        RunActionKind.DryRun => Service.DryRunAsync(run.Id, caller, CancellationToken.None),

        // For what the page showed when the button was pressed, and nothing newer.
        RunActionKind.Approve => Service.ApproveAsync(run.Id, new ApprovalRequest(act.Comment, run.PlanHash, run.DryRunHash), caller, CancellationToken.None),
        RunActionKind.Reject => Service.RejectAsync(run.Id, act.Comment, caller, CancellationToken.None),
        RunActionKind.Review => Glass.ReviewAsync(run.Id, act.Comment, caller, CancellationToken.None),
        RunActionKind.Execute => Service.ExecuteAsync(run.Id, caller, CancellationToken.None),
        _ => Service.CancelAsync(run.Id, act.Comment, caller, CancellationToken.None),
    });

    // The service checks rights and state itself, whatever the page showed when the button was pressed.
    private async Task AskAsync(Func<RemediationRun, RemediationCaller, Task<RemediationResult>> ask)
    {
        if (_busy || Model?.Run is not { } run)
        {
            return;
        }

        (_busy, _problem) = (true, null);
        StateHasChanged();
        try
        {
            var result = await ask(run, await User.CallerAsync());
            _problem = result.Succeeded ? null : string.Join(' ', result.Texts.Select(Translator.T));
        }
        catch (Exception exception)
        {
            // Cancellations too: nobody can cancel this, so one is a timeout, and Blazor would swallow it without a word.
            _problem = Describe(exception);
        }
        finally
        {
            _busy = false;
        }

        await ReloadAsync();
    }
}
