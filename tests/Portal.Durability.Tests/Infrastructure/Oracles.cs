using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Remediation;
using Portal.Simulator.Hosting;
using Xunit;

namespace Portal.Durability.Tests.Infrastructure;

/// <summary>
/// What holds whatever died (quality.md, oracles 2 to 5): a step takes effect at most once, nothing is done that was not recorded before, the chain
/// is whole, and what has ended stays ended. Compares the API server's own log of requests with the journal and the audit log.
/// </summary>
internal static class Oracles
{
    /// <summary>Checks one run that has ended.</summary>
    /// <returns>How many of its requests took effect.</returns>
    public static async Task<int> CheckAsync(KillLab lab, RemediationRun run)
    {
        Assert.True(RunTransitions.IsFinal(run.State), $"run {run.Id} is {run.State}");
        var writes = lab.Simulator.Server.Requests.Requests
            .Where(r => r.UserAgent.Contains($"run/{run.Id} ", StringComparison.Ordinal) && r.IsEffectiveWrite).ToList();
        await using var db = lab.Database.CreateDbContext();
        var entries = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.RunId == run.Id).OrderBy(static e => e.Sequence).ToListAsync();
        foreach (var step in run.Steps)
        {
            var effects = writes.Where(w => w.UserAgent.EndsWith($"step/{step.Index}", StringComparison.Ordinal)).ToList();
            var name = $"run {run.Id}, step {step.Index}, {run.Playbook}";
            Assert.True(effects.Count <= 1, $"{name}: {effects.Count} writes took effect");
            Assert.True(step.State != StepState.Done || step.Attempts == 0 || effects.Count == 1, $"{name}: done, but the API server has {effects.Count} writes of it");
            Assert.True(step.State == StepState.Done || effects.Count == 0, $"{name}: {step.State} ({step.ResponseText?.En}), but the API server did it");
            foreach (var effect in effects)
            {
                CheckRecorded(step, effect, [.. entries.Where(e => e.Action == "remediation.step" && e.Request.StartsWith($"step {step.Index}: ", StringComparison.Ordinal))], name);
            }
        }

        Assert.Equal(run.Steps.Count(static s => s.State == StepState.Done && s.Attempts > 0), writes.Count);
        Assert.Single(entries, static e => e.Action is "remediation.end" or "remediation.verify" && e.Outcome is AuditOutcome.Succeeded or AuditOutcome.Failed);
        return writes.Count;
    }

    /// <summary>Checks the chain, from an exported position, and that no run has left a final state.</summary>
    public static async Task<AuditPosition> CheckAllAsync(KillLab lab, AuditPosition? known, IEnumerable<RemediationRun> ended)
    {
        var verification = await new AuditVerifier(lab.Database).VerifyAsync(known, CancellationToken.None);
        Assert.True(verification.Intact, verification.FirstBroken?.Text);
        foreach (var run in ended)
        {
            var now = await lab.ReadAsync(run.Id);
            Assert.Equal((run.State, run.EndedAt, run.RowVersion), (now.State, now.EndedAt, now.RowVersion));
        }

        return verification.Head;
    }

    private static void CheckRecorded(RemediationStep step, LoggedRequest effect, IReadOnlyList<AuditEntry> entries, string name)
    {
        // The journal's request is the one that the API server got, to the byte.
        Assert.Equal((step.Method, step.Path), (effect.Method, effect.PathAndQuery));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(step.SentBody!))), effect.BodyHash);

        var told = string.Join('\n', entries.Select(static e => $"{e.Sequence} {e.At:O} {e.Outcome} {e.Answer}"));
        Assert.True(entries is [{ Outcome: AuditOutcome.Intended }, { Outcome: AuditOutcome.Succeeded }], $"{name}: an intent and then an answer, but the audit log has\n{told}");
        var (intent, answer) = (entries[0], entries[1]);
        Assert.True(intent.At <= effect.At, $"{name}: sent at {effect.At:O}, but its intent is of {intent.At:O}");
        Assert.Equal(("alice", "alice"), (intent.Actor, answer.Actor));
    }
}
