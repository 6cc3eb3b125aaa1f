using Portal.Core.Remediation;
using Portal.Core.Text;
using Portal.Web.Components.States;
using Portal.Web.Localization;

namespace Portal.Web.Features.Remediation;

/// <summary>The marks and words of the objects of a bulk run. Pure.</summary>
public static class SubjectMarks
{
    /// <summary>The mark of a wave: of what is worst in it, or that it is under way.</summary>
    public static HealthState Of(RunWave wave) => wave switch
    {
        { Number: 0 } => HealthState.Refused,
        _ when wave.Of(SubjectState.Failed) > 0 => HealthState.Critical,
        _ when wave.Of(SubjectState.NotVerified) > 0 => HealthState.Warning,
        { IsUnderWay: true } => HealthState.Progress,
        _ when wave.Of(SubjectState.Pending) > 0 => HealthState.Turn,
        _ when wave.Of(SubjectState.Skipped) > 0 => HealthState.Refused,
        _ => HealthState.Healthy,
    };

    /// <summary>The mark of an object.</summary>
    public static HealthState Of(RunSubject subject, IReadOnlyCollection<RemediationStep> steps) => subject.State switch
    {
        SubjectState.Verified => HealthState.Healthy,
        SubjectState.Failed => HealthState.Critical,
        SubjectState.NotVerified => HealthState.Warning,
        SubjectState.Skipped or SubjectState.Refused => HealthState.Refused,
        _ when steps.Any(static s => s.State == StepState.Failed) => HealthState.Critical,
        _ when steps.Any(static s => s.State == StepState.Blocked) => HealthState.Warning,
        _ => steps.Any(static s => s.State != StepState.Pending) ? HealthState.Progress : HealthState.Turn,
    };

    /// <summary>The state of an object in words.</summary>
    public static LocalizedText Words(RunSubject subject, IReadOnlyCollection<RemediationStep> steps) => subject.State switch
    {
        SubjectState.Pending when steps.FirstOrDefault(static s => s.State is StepState.Failed or StepState.Blocked or StepState.Intended) is { } step => RunText.Of(step.State),
        SubjectState.Pending when steps.Count > 0 && steps.All(static s => s.State == StepState.Done) => BulkText.Watched,
        SubjectState.Pending => BulkText.Waits,
        _ => BulkText.Of(subject.State),
    };
}
