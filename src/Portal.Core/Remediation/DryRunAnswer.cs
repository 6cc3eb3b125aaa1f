using System.Collections.Immutable;

namespace Portal.Core.Remediation;

/// <summary>What the dry run said of one step.</summary>
/// <param name="Index">The step.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Text">The answer in words.</param>
/// <param name="Diff">What it would change.</param>
internal sealed record DryRunAnswer(int Index, int? Status, string Text, string Diff)
{
    /// <summary>The answers for all steps of a run, as they are now.</summary>
    public static ImmutableArray<DryRunAnswer> AllOf(RemediationRun run) =>
        [.. run.Steps.OrderBy(static step => step.Index).Select(static step => new DryRunAnswer(step.Index, step.DryRunStatus, step.DryRunText?.En ?? "", step.Diff))];
}
