using Microsoft.AspNetCore.Components;
using Portal.Core.Remediation.Safety;
using Portal.Core.Text;
using Portal.Web.Components.States;
using Portal.Web.Components.Time;
using Portal.Web.Localization;

namespace Portal.Web.Features.Settings.Safety;

/// <summary>Each rule: what it means, its limit, and where it is now on each cluster.</summary>
public sealed partial class SafetyRuleTable : ComponentBase
{
    /// <summary>What to show.</summary>
    [Parameter]
    [EditorRequired]
    public SafetyModel Model { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    private SafetySettings Limits => Model.Limits.Settings;

    private string LimitOf(SafetyRule rule) => Translator.T(rule switch
    {
        SafetyRule.Paused => SafetyText.ByHand,
        SafetyRule.ParallelRuns => SafetyText.RunsAtOnce(Limits.ParallelRuns),
        SafetyRule.CircuitBreaker => SafetyText.BreakerLimit(Limits.BreakerFailures, Limits.BreakerWindowMinutes, Limits.BreakerOpenMinutes),
        SafetyRule.CoolDown => SafetyText.CoolDownLimit(Limits.CoolDownMinutes),
        SafetyRule.Storm => SafetyText.StormLimit(Limits.StormFindings, Limits.StormWindowMinutes),
        SafetyRule.NodeBudget => SafetyText.NodesAtOnce(Limits.NodesPercent, Limits.NodesCount),
        SafetyRule.ProtectedNamespace => Limits.ProtectedNamespaces.IsEmpty ? SafetyText.CoolDownLimit(0) : Names(Limits),
        SafetyRule.RetainedVolume => Limits.ProtectRetainedVolumes ? SafetyText.On : SafetyText.CoolDownLimit(0),
        _ => SafetyText.Always,
    });

    private static LocalizedText Names(SafetySettings limits) => new(string.Join(", ", limits.ProtectedNamespaces), string.Join("、", limits.ProtectedNamespaces));

    private IEnumerable<(HealthState Mark, string Text)> StateOf(SafetyRule rule) => rule switch
    {
        SafetyRule.Paused => Paused(),
        _ => Model.Clusters.SelectMany(cluster => StateOf(rule, cluster).Select(state => (state.Mark, Model.Clusters.Length > 1 ? $"{cluster.Cluster}: {Translator.T(state.Text)}" : Translator.T(state.Text)))),
    };

    private IEnumerable<(HealthState Mark, string Text)> Paused()
    {
        var pauses = Model.Pauses.Where(pause => pause.Cluster.Length == 0 || Model.Clusters.Any(cluster => cluster.Cluster == pause.Cluster)).ToList();
        return pauses.Count == 0
            ? [(HealthState.Healthy, Translator.T(SafetyText.NotPaused))]
            : pauses.Select(static pause => (HealthState.Warning, Translator.T(pause.Cluster.Length == 0 ? SafetyText.PausedEverywhere : SafetyText.PausedOn(pause.Cluster))));
    }

    private IEnumerable<(HealthState Mark, LocalizedText Text)> StateOf(SafetyRule rule, SafetyStatus cluster)
    {
        var limits = cluster.Limits.Settings;
        switch (rule)
        {
            case SafetyRule.ParallelRuns:
                yield return (Mark(cluster.RunsUnderWay, limits.ParallelRuns), SafetyText.Runs(cluster.RunsUnderWay, limits.ParallelRuns));
                break;
            case SafetyRule.NodeBudget:
                yield return cluster is { Nodes: { } nodes, NodeLimit: { } limit }
                    ? (Mark(cluster.NodesMissing.Length, limit), SafetyText.Nodes(cluster.NodesMissing.Length, nodes, limit))
                    : (HealthState.Unknown, SafetyText.NotSeen);
                break;
            case SafetyRule.CircuitBreaker:
                foreach (var breaker in cluster.Breakers)
                {
                    yield return Breaker(breaker.Key, breaker.Value);
                }

                if (cluster.Breakers.IsEmpty)
                {
                    yield return (HealthState.Healthy, SafetyText.BreakersClosed);
                }

                break;
            case SafetyRule.Storm:
                foreach (var (problem, findings) in cluster.Storms)
                {
                    yield return (HealthState.Warning, SafetyText.Storm(problem, findings));
                }

                if (cluster.Storms.IsEmpty)
                {
                    yield return (HealthState.Healthy, SafetyText.NoStorm);
                }

                break;
        }
    }

    private (HealthState Mark, LocalizedText Text) Breaker(string playbook, BreakerState state) => state switch
    {
        { OpenUntil: { } until } => (HealthState.Critical, SafetyText.BreakerOpen(playbook, Time(until))),
        { TrippedAt: { } at } => (HealthState.Healthy, SafetyText.BreakerTripped(playbook, Time(at))),
        _ => (HealthState.Healthy, SafetyText.BreakerFailures(playbook, state.Failures)),
    };

    private string Time(DateTimeOffset at) => Translator.T(TimeText.Clock(at, Clock.GetUtcNow()));

    private static HealthState Mark(int used, int limit) => used >= limit ? HealthState.Warning : HealthState.Healthy;
}
