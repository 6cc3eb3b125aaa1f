using System.Data;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Remediation;
using Portal.Simulator.Hosting;
using Portal.Testing.Database;

namespace Portal.Testing.Oracles;

/// <summary>
/// What holds whatever died or was lost (quality.md, oracles 2 to 5), of all runs of a database: a step takes effect at most once, nothing is done that was
/// not recorded before, the chain is whole, and what has ended stays ended. The witnesses are independent of each other: the API server's own log of
/// requests, the journal, and the audit log.
/// </summary>
public static partial class RunOracles
{
    private static readonly string[] Ends = ["remediation.end", "remediation.verify"];

    /// <summary>Checks every run and every write that names one.</summary>
    /// <param name="database">The database of the portals.</param>
    /// <param name="server">The API server.</param>
    /// <param name="known">A position of the audit log that was exported before.</param>
    /// <returns>The head of the audit log.</returns>
    /// <exception cref="OracleException">One of the oracles does not hold; says which, and of what.</exception>
    public static async Task<AuditPosition> CheckAllAsync(TestDatabase database, SimulatorServer server, AuditPosition? known = null)
    {
        // Taken first: what the API server has done by now has its intent in the database already.
        var writes = Writes(server);
        await using var db = database.CreateDbContext();
        await using var oneMoment = await db.BeginAsync(CancellationToken.None, IsolationLevel.RepeatableRead);
        var runs = await db.Set<RemediationRun>().AsNoTracking().Include(static r => r.Steps.OrderBy(static s => s.Index)).AsSplitQuery().ToListAsync();
        var entries = (await db.Set<AuditEntry>().AsNoTracking().Where(static e => e.Action.StartsWith("remediation.")).OrderBy(static e => e.Sequence).ToListAsync()).ToLookup(static e => e.RunId);
        var found = runs.SelectMany(run => Problems(run, writes[run.Id], [.. entries[run.Id]])).ToList();
        var ids = runs.Select(static r => r.Id).ToHashSet();
        found.AddRange(writes.Where(of => !ids.Contains(of.Key)).Select(static of => $"{of.Count()} writes of run {of.Key}, which nobody knows"));
        found.AddRange(entries.Where(of => of.Key is { } id && !ids.Contains(id)).Select(static of => $"{of.Count()} audit entries of run {of.Key}, which is not there"));
        found.AddRange(await LeftEndsAsync(db));
        await oneMoment.CommitAsync(CancellationToken.None);

        var verification = await new AuditVerifier(database).VerifyAsync(known, CancellationToken.None);
        if (!verification.Intact)
        {
            found.Add($"the audit chain: {verification.FirstBroken?.Text}");
        }

        ThrowIfAny(found);
        return verification.Head;
    }

    /// <summary>Checks one run.</summary>
    /// <returns>How many of its requests took effect.</returns>
    /// <exception cref="OracleException">One of the oracles does not hold.</exception>
    public static async Task<int> CheckAsync(TestDatabase database, SimulatorServer server, RemediationRun run)
    {
        var writes = Writes(server)[run.Id].ToList();
        await using var db = database.CreateDbContext();
        ThrowIfAny([.. Problems(run, writes, await db.Set<AuditEntry>().AsNoTracking().Where(e => e.RunId == run.Id).OrderBy(static e => e.Sequence).ToListAsync())]);
        return writes.Count;
    }

    private static IEnumerable<string> Problems(RemediationRun run, IEnumerable<LoggedRequest> writes, IReadOnlyList<AuditEntry> entries)
    {
        var name = $"run {run.Id}, {run.Playbook}, {run.State}";
        var bySteps = writes.ToLookup(static w => int.Parse(Agent().Match(w.UserAgent).Groups["step"].Value, CultureInfo.InvariantCulture));
        foreach (var unplanned in bySteps.Where(of => run.Steps.All(s => s.Index != of.Key)))
        {
            yield return $"{name}: a write of step {unplanned.Key}, which its plan does not have";
        }

        foreach (var (step, effects) in run.Steps.Select(step => (step, bySteps[step.Index].ToList())))
        {
            var which = $"{name}, step {step.Index}";
            if (effects.Count > 1)
            {
                yield return $"{which}: {effects.Count} writes took effect";
            }

            if (RunTransitions.IsFinal(run.State) && step.State != StepState.Done && effects.Count > 0)
            {
                yield return $"{which}: {step.State} ({step.ResponseText?.En}), but the API server did it";
            }

            var recorded = entries.Where(e => e.Action == "remediation.step" && e.Request.StartsWith($"step {step.Index}: ", StringComparison.Ordinal)).ToList();
            foreach (var problem in effects.SelectMany(effect => Unrecorded(run, step, effect, recorded)))
            {
                yield return $"{which}: {problem}";
            }
        }

        var ends = entries.Count(static e => Ends.Contains(e.Action) && e.Outcome is AuditOutcome.Succeeded or AuditOutcome.Failed);
        if (ends != (run.State is RunState.Succeeded or RunState.Failed ? 1 : 0))
        {
            yield return $"{name}: the audit log tells {ends} times of its end";
        }
    }

    private static IEnumerable<string> Unrecorded(RemediationRun run, RemediationStep step, LoggedRequest effect, List<AuditEntry> recorded)
    {
        // The journal's request is the one that the API server got, to the byte.
        if ((step.Method, step.Path) != (effect.Method, effect.PathAndQuery) || Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(step.SentBody ?? ""))) != effect.BodyHash)
        {
            yield return $"the journal has {step.Method} {step.Path} {step.SentBody}, the API server got {effect.Method} {effect.PathAndQuery} with another body or address";
        }

        // In between what refused it for a while, such as a budget; without an end where its outcome is not known yet.
        if (recorded.Count == 0 || recorded.FindLastIndex(static e => e.Outcome == AuditOutcome.Intended) != 0
            || recorded.FindAll(static e => e.Outcome == AuditOutcome.Succeeded).Count > 1
            || (step.State == StepState.Done) != (recorded[^1].Outcome == AuditOutcome.Succeeded))
        {
            yield return $"an intent and then an answer, but the audit log has\n{string.Join('\n', recorded.Select(static e => $"{e.Sequence} {e.At:O} {e.Outcome} {e.Answer}"))}";
            yield break;
        }

        if (recorded[0].At > effect.At)
        {
            yield return $"sent at {effect.At:O}, but its intent is of {recorded[0].At:O}";
        }

        if (recorded.Exists(e => e.Actor != recorded[0].Actor) || effect.Impersonated != run.ActsAs || (run.ActsAs.Length > 0 && run.ActsAs != recorded[0].Actor))
        {
            yield return $"recorded as of {string.Join(" and ", recorded.Select(static e => e.Actor))}, sent as '{effect.Impersonated}'";
        }
    }

    // Once a run's journal says that it has ended, no later line says anything else.
    private static async Task<IEnumerable<string>> LeftEndsAsync(DbContext db) =>
        from lines in (await db.Set<JournalEntry>().AsNoTracking().OrderBy(static j => j.Id).ToListAsync()).GroupBy(static j => j.RunId)
        let states = lines.Select(static j => j.State).ToList()
        where states.Zip(states.Skip(1)).Any(static pair => RunTransitions.IsFinal(pair.First) && pair.First != pair.Second)
        select $"run {lines.Key} left its end: {string.Join(", ", states)}";

    private static ILookup<Guid, LoggedRequest> Writes(SimulatorServer server) => server.Requests.Requests
        .Where(static r => r.IsEffectiveWrite && Agent().IsMatch(r.UserAgent)).ToLookup(static r => Guid.Parse(Agent().Match(r.UserAgent).Groups["run"].Value));

    private static void ThrowIfAny(List<string> problems)
    {
        if (problems.Count > 0)
        {
            throw new OracleException(string.Join('\n', problems));
        }
    }

    [GeneratedRegex("run/(?<run>[0-9a-f-]{36}) step/(?<step>[0-9]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Agent();
}
