using System.Collections.Frozen;
using Microsoft.AspNetCore.Components;
using Portal.Core.Knowledge;
using Portal.Core.Remediation;
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

    [Inject]
    private RemediationService Service { get; set; } = null!;

    [Inject]
    private RemediationChanges Changes { get; set; } = null!;

    [Inject]
    private ArticleService Articles { get; set; } = null!;

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
        var run = Guid.TryParse(Id, out var id) ? await Service.FindAsync(id, cancellationToken) : null;
        if (run is null)
        {
            return new RunModel(null, FrozenDictionary<RunActionKind, RunActionCheck>.Empty);
        }

        var (user, now) = (await User.GetAsync(), Clock.GetUtcNow());
        return new RunModel(run, Enum.GetValues<RunActionKind>().ToFrozenDictionary(static kind => kind, kind => RunActions.Check(kind, run, user, now)))
        {
            Article = run.EndedAt is null ? null : await Articles.GetByProblemAsync(run.Problem, cancellationToken),
        };
    }

    // The service checks rights and state itself, whatever the page showed when the button was pressed.
    private async Task ActAsync((RunActionKind Kind, string Comment) act)
    {
        if (_busy || Model?.Run is not { } run)
        {
            return;
        }

        (_busy, _problem) = (true, null);
        StateHasChanged();
        try
        {
            var caller = await User.CallerAsync();
            var result = act.Kind switch
            {
                RunActionKind.DryRun => await Service.DryRunAsync(run.Id, caller, CancellationToken.None),
                RunActionKind.Approve => await Service.ApproveAsync(run.Id, act.Comment, caller, CancellationToken.None),
                RunActionKind.Reject => await Service.RejectAsync(run.Id, act.Comment, caller, CancellationToken.None),
                RunActionKind.Execute => await Service.ExecuteAsync(run.Id, caller, CancellationToken.None),
                _ => await Service.CancelAsync(run.Id, act.Comment, caller, CancellationToken.None),
            };
            var errors = result.Errors.Values.SelectMany(static texts => texts).Select(Translator.T);
            _problem = result.Succeeded ? null : string.Join(' ', errors.Prepend(result.Text is null ? "" : Translator.T(result.Text))).Trim();
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
