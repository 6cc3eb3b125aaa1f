using Microsoft.AspNetCore.Components;
using Portal.Cluster.Actions;
using Portal.Core.Remediation;
using Portal.Core.Text;
using Portal.Web.Components.States;
using Portal.Web.Localization;

namespace Portal.Web.Features.Remediation;

/// <summary>The panel below the stages: whose turn it is, and the one thing to do.</summary>
public sealed partial class RunNext : ComponentBase
{
    /// <summary>The run and what the person may do with it.</summary>
    [Parameter]
    [EditorRequired]
    public RunModel Model { get; set; } = null!;

    /// <summary>Whether something was pressed and is not answered yet.</summary>
    [Parameter]
    public bool Busy { get; set; }

    /// <summary>What the last act was answered, if it was not done.</summary>
    [Parameter]
    public string? Problem { get; set; }

    /// <summary>Does something, with a comment.</summary>
    [Parameter]
    [EditorRequired]
    public EventCallback<(RunActionKind Kind, string Comment)> Act { get; set; }

    /// <summary>Breaks the glass.</summary>
    [Parameter]
    public EventCallback<BreakGlassRequest> Break { get; set; }

    /// <summary>Stops it, with the reason.</summary>
    [Parameter]
    public EventCallback<string> Stop { get; set; }

    /// <summary>Plans what may be tried next.</summary>
    [Parameter]
    public EventCallback<PlaybookOffer> PlanNext { get; set; }

    /// <summary>Plans for the objects of a bulk run that are left.</summary>
    [Parameter]
    public EventCallback PlanRest { get; set; }

    /// <summary>Ends this plan and makes a new one for the same.</summary>
    [Parameter]
    public EventCallback Replan { get; set; }

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    private RemediationRun Run => Model.Run!;

    private ApiPermission? MissingRight => Run.Steps.FirstOrDefault(static step => step.Allowed == false)?.Permission;

    private bool IsStopped => Model.Safety.Any(verdict => verdict.StopsRun(Run));

    // The first request that the dry run was refused; of a bulk run the page of the wave has it.
    private RemediationStep? Refusing => (Model.Objects?.Steps ?? [.. Run.Steps]).FirstOrDefault(static step => step.DryRunStatus is < 200 or > 299);

    // Each request carries what the plan saw: to ask again cannot help when the object is another one now.
    private bool IsMoved => Refusing?.DryRunStatus is 404 or 409;

    private string ActsAs => Run.ActsAs.Length > 0 ? Run.ActsAs : Translator.T(RunText.PortalAccount);

    private (LocalizedText Turn, LocalizedText Title, HealthState? Mark) Head => Run.State switch
    {
        _ when Run.Refusal is not null => (RunText.Ended, RunText.Refused, HealthState.Refused),
        RunState.Planned => (RunText.NextStep, RunText.AskTheServer, null),
        RunState.DryRunFailed => (RunText.NextStep, RunText.DryRunRefused, HealthState.Warning),
        RunState.AwaitingApproval when Check(RunActionKind.Approve).Allowed => (RunText.NextStep, RunText.ReadAndDecide, null),
        RunState.AwaitingApproval => (RunText.NothingToDoNow, RunText.WaitsForSecond, HealthState.Turn),
        RunState.Approved when IsStopped => (RunText.NextStep, RunText.ApprovedButStopped, HealthState.Warning),
        RunState.Approved => (RunText.NextStep, Run.Losses.IsEmpty ? RunText.ReadyToExecute : RunText.ReadAndExecute, null),
        RunState.Executing or RunState.Verifying when Run.Stop is not null => (RunText.NothingToDoNow, RunText.Stopping, HealthState.Progress),
        RunState.Executing => (RunText.NothingToDoNow, RunText.Executing, HealthState.Progress),
        RunState.Verifying => (RunText.NothingToDoNow, RunText.Watching, HealthState.Progress),
        RunState.Succeeded => (RunText.Ended, RunText.Succeeded, HealthState.Healthy),
        RunState.Failed => (RunText.Ended, RunText.Failed, HealthState.Critical),
        RunState.Cancelled when Run.Stop is not null => (RunText.Ended, RunText.StoppedByHand, HealthState.Refused),
        _ => (RunText.Ended, RunText.Cancelled, HealthState.Refused),
    };

    private RunActionCheck Check(RunActionKind kind) => Model.Checks[kind];
}
