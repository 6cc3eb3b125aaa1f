using Portal.Core.Audit;
using Portal.Core.Remediation;
using Portal.Testing.Oracles;
using Xunit;

namespace Portal.Durability.Tests.Infrastructure;

/// <summary><see cref="RunOracles"/> for runs of a <see cref="KillLab"/>, where nobody but the portals changes anything: a step that is done was done by its own request.</summary>
internal static class Oracles
{
    /// <summary>Checks one run that has ended.</summary>
    /// <returns>How many of its requests took effect.</returns>
    public static async Task<int> CheckAsync(KillLab lab, RemediationRun run)
    {
        Assert.True(RunTransitions.IsFinal(run.State), $"run {run.Id} is {run.State}");
        Assert.Equal("alice", run.ExecutedBy);
        var effects = await RunOracles.CheckAsync(lab.Database, lab.Simulator.Server, run);
        Assert.Equal(run.Steps.Count(static s => s.State == StepState.Done && s.Attempts > 0), effects);
        return effects;
    }

    /// <summary>Checks all runs and the chain, from an exported position, and that these are as they were when they ended.</summary>
    public static async Task<AuditPosition> CheckAllAsync(KillLab lab, AuditPosition? known, IEnumerable<RemediationRun> ended)
    {
        var head = await RunOracles.CheckAllAsync(lab.Database, lab.Simulator.Server, known);
        foreach (var run in ended)
        {
            var now = await lab.ReadAsync(run.Id);
            Assert.Equal((run.State, run.EndedAt, run.RowVersion), (now.State, now.EndedAt, now.RowVersion));
        }

        return head;
    }
}
