using System.Collections.Immutable;
using Portal.Core.Remediation.Safety;

namespace Portal.Web.Api.Safety;

/// <summary>The limits of remediation: body of <c>PUT /settings/safety</c>, and part of the answer to <c>GET</c>. All of them are given.</summary>
public sealed record SafetySettingsBody
{
    /// <summary>Runs under way on a cluster at once.</summary>
    public required int ParallelRuns { get; init; }

    /// <summary>Steps of one run on their way at once.</summary>
    public required int ParallelSteps { get; init; }

    /// <summary>Objects of each wave of a run for many; the last number holds for all waves that follow.</summary>
    public required ImmutableArray<int> WaveSizes { get; init; }

    /// <summary>A run for more objects than this needs a second person.</summary>
    public required int SecondPersonAbove { get; init; }

    /// <summary>Objects that one run may be for.</summary>
    public required int MaxSubjects { get; init; }

    /// <summary>Nodes under remediation or out of service at once, in percent; at least one.</summary>
    public required int NodesPercent { get; init; }

    /// <summary>The same as a number; the smaller counts.</summary>
    public required int NodesCount { get; init; }

    /// <summary>Failures of one playbook that stop it.</summary>
    public required int BreakerFailures { get; init; }

    /// <summary>Minutes within which they are counted.</summary>
    public required int BreakerWindowMinutes { get; init; }

    /// <summary>Minutes for which it stays stopped.</summary>
    public required int BreakerOpenMinutes { get; init; }

    /// <summary>More new findings of one problem than this are a storm.</summary>
    public required int StormFindings { get; init; }

    /// <summary>Minutes within which they are counted.</summary>
    public required int StormWindowMinutes { get; init; }

    /// <summary>Minutes for which a playbook leaves an object alone after it has acted on it; 0: none.</summary>
    public required int CoolDownMinutes { get; init; }

    /// <summary>Namespaces in which nothing but evictions is done.</summary>
    public required ImmutableArray<string> ProtectedNamespaces { get; init; }

    /// <summary>Whether volumes with the reclaim policy Retain are left alone.</summary>
    public required bool ProtectRetainedVolumes { get; init; }

    /// <summary>The limits as a body.</summary>
    public static SafetySettingsBody Of(SafetySettings settings) => new()
    {
        ParallelRuns = settings.ParallelRuns,
        ParallelSteps = settings.ParallelSteps,
        WaveSizes = settings.WaveSizes,
        SecondPersonAbove = settings.SecondPersonAbove,
        MaxSubjects = settings.MaxSubjects,
        NodesPercent = settings.NodesPercent,
        NodesCount = settings.NodesCount,
        BreakerFailures = settings.BreakerFailures,
        BreakerWindowMinutes = settings.BreakerWindowMinutes,
        BreakerOpenMinutes = settings.BreakerOpenMinutes,
        StormFindings = settings.StormFindings,
        StormWindowMinutes = settings.StormWindowMinutes,
        CoolDownMinutes = settings.CoolDownMinutes,
        ProtectedNamespaces = settings.ProtectedNamespaces,
        ProtectRetainedVolumes = settings.ProtectRetainedVolumes,
    };

    /// <summary>The body as limits, not checked.</summary>
    public SafetySettings ToSettings() => new()
    {
        ParallelRuns = ParallelRuns,
        ParallelSteps = ParallelSteps,
        WaveSizes = WaveSizes,
        SecondPersonAbove = SecondPersonAbove,
        MaxSubjects = MaxSubjects,
        NodesPercent = NodesPercent,
        NodesCount = NodesCount,
        BreakerFailures = BreakerFailures,
        BreakerWindowMinutes = BreakerWindowMinutes,
        BreakerOpenMinutes = BreakerOpenMinutes,
        StormFindings = StormFindings,
        StormWindowMinutes = StormWindowMinutes,
        CoolDownMinutes = CoolDownMinutes,
        ProtectedNamespaces = ProtectedNamespaces,
        ProtectRetainedVolumes = ProtectRetainedVolumes,
    };
}
