using System.Diagnostics.Metrics;
using Portal.Core.Remediation.Safety;

namespace Portal.Core.Remediation;

/// <summary>Numbers of the remediations, by playbook and outcome (closed sets: no label is made of input).</summary>
public sealed class RemediationMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Portal.Core.Remediation";

    private readonly Counter<long> _runs;
    private readonly Counter<long> _steps;
    private readonly Counter<long> _notifications;
    private readonly Counter<long> _refused;

    /// <summary>Makes the instruments.</summary>
    /// <param name="factory">The host's factory.</param>
    public RemediationMetrics(IMeterFactory factory)
    {
        var meter = factory.Create(MeterName);
        _runs = meter.CreateCounter<long>("portal.remediation.runs", "{run}", "Runs that were executed and have ended, by outcome.");
        _steps = meter.CreateCounter<long>("portal.remediation.steps", "{step}", "Steps of those runs, by outcome.");
        _refused = meter.CreateCounter<long>("portal.remediation.refused", "{refusal}", "Executions that a rule of safety refused, by rule.");
        _notifications = meter.CreateCounter<long>("portal.remediation.break_glass_notifications", "{message}", "Tries to tell the configured address of a broken glass, by outcome.");
    }

    internal void Told(string outcome) => _notifications.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    internal void Refused(SafetyRule rule) => _refused.Add(1, new KeyValuePair<string, object?>("rule", rule.ToString()));

    internal void Ended(RemediationRun run)
    {
        _runs.Add(1, new("playbook", run.Playbook), new("outcome", run.State.ToString()));
        foreach (var step in run.Steps)
        {
            _steps.Add(1, new("playbook", run.Playbook), new("outcome", step.State.ToString()));
        }
    }
}
