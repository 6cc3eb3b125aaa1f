using Portal.Core.Remediation;
using Portal.Core.Text;
using Portal.Web.Localization;

namespace Portal.Web.Features.Remediation;

/// <summary>What is said of a run by how far it is; the page and the exports say the same. Pure.</summary>
public static class RunWords
{
    /// <summary>The heading of its steps: whether they are still to come.</summary>
    public static LocalizedText Steps(RemediationRun run) => (run.ExecutedAt, run.EndedAt) switch
    {
        (null, null) => RunText.WhatWillBeDone,
        (null, _) => RunText.WhatWouldHaveBeenDone,
        (_, null) => RunText.WhatIsBeingDone,
        _ => RunText.WhatWasDone,
    };

    /// <summary>Whether its done condition came true; of one that ended before the portal watched, that nobody looked.</summary>
    public static LocalizedText Verification(RemediationRun run) => run is { EndedAt: not null, VerificationState: VerificationState.Pending, VerifyUntil: null }
        ? RunText.NotLookedAt
        : RunText.Of(run.VerificationState);

    /// <summary>To what a step is bound: to its object as it was, or to the fields of it that matter.</summary>
    /// <param name="step">The step.</param>
    /// <param name="uid">uid of its object, as it is to be written.</param>
    public static LocalizedText Binding(RemediationStep step, string uid)
    {
        var (action, fields) = (step.Action, string.Join(", ", step.Action.BoundFields));
        return fields.Length == 0 ? RunText.BoundTo(uid, action.ResourceVersion)
            : step.Bound is { } bound ? RunText.BoundToFieldsSent(uid, fields, action.ResourceVersion, bound.ResourceVersion)
            : RunText.BoundToFields(uid, fields, action.ResourceVersion);
    }
}
