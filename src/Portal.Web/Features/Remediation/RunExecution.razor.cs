using Microsoft.AspNetCore.Components;
using Portal.Core.Remediation;
using Portal.Web.Localization;

namespace Portal.Web.Features.Remediation;

/// <summary>
/// The last words before the act: each loss ticked, for high risk the name typed exactly. Ticks belong to one plan and are not kept: a page that
/// was reconnected or reloaded asks again.
/// </summary>
public sealed partial class RunExecution : ComponentBase
{
    private readonly HashSet<int> _ticked = [];
    private string _typed = "";

    /// <summary>The approved run.</summary>
    [Parameter]
    [EditorRequired]
    public RemediationRun Run { get; set; } = null!;

    /// <summary>Whether the person may execute.</summary>
    [Parameter]
    [EditorRequired]
    public RunActionCheck Execute { get; set; } = RunActionCheck.Ok;

    /// <summary>Whether whoever acts lacks a right on the cluster; the sentence stands above.</summary>
    [Parameter]
    public bool RightMissing { get; set; }

    /// <summary>Whether a rule of safety stops it; the sentence stands above.</summary>
    [Parameter]
    public bool Stopped { get; set; }

    /// <summary>Whether something is not answered yet.</summary>
    [Parameter]
    public bool Busy { get; set; }

    /// <summary>Does something, with a comment.</summary>
    [Parameter]
    [EditorRequired]
    public EventCallback<(RunActionKind Kind, string Comment)> Act { get; set; }

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    private bool NeedsName => Run.Risk == RiskLevel.High;

    private string Expected => Run.IsBulk ? Run.StepCount.ToString(System.Globalization.CultureInfo.InvariantCulture) : Run.SubjectName;

    private bool NameMatches => string.Equals(_typed, Expected, StringComparison.Ordinal);

    private string? Blocked =>
        Stopped ? Translator.T(RunText.MayNotBeExecutedNow)
        : RightMissing ? Translator.T(RunText.RightMissing)
        : _ticked.Count < Run.Losses.Length ? Translator.T(RunText.TickEach)
        : NeedsName && !NameMatches ? Translator.T(RunText.NameDiffers)
        : null;

    private void Tick(int index, bool ticked)
    {
        if (ticked)
        {
            _ticked.Add(index);
        }
        else
        {
            _ticked.Remove(index);
        }
    }
}
