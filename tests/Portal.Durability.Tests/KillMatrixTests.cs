using System.Diagnostics;
using System.Globalization;
using Portal.Core.Audit;
using Portal.Core.Remediation;
using Portal.Durability.Tests.Infrastructure;
using Portal.Failpoints;
using Portal.Problems;
using Portal.Testing;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Durability.Tests;

/// <summary>
/// kill -9 of the real portal at every journal point of every playbook of the catalogue, taken up by the same replica, started again, or by another
/// one; then the oracles. What <c>PORTAL_KILLS</c> asks for beyond the matrix is drawn by a seed, which is printed and can be set with <c>PORTAL_KILL_SEED</c>.
/// </summary>
[Collection("portals that die")]
public sealed class KillMatrixTests(PostgresFixture postgres, ITestOutputHelper output)
{
    private static IEnumerable<string> Points => FailpointSpec.Names.Where(static name => name != KillLab.AuditWritten);

    [Fact]
    public void Catalogue_EveryPlaybook_HasASubjectThatCanBeCopied()
    {
        var catalogue = ProblemCatalogue.Load();
        var covered = RoomScenarios.Clusters.SelectMany(cluster => RoomScenarios.Of(catalogue, cluster))
            .SelectMany(room => Subjects.Of(ScenarioCopies.Of(room.Text, 1), catalogue.Find(room.Room)!.Playbooks))
            .Where(static subject => subject.IsOfCopy(ScenarioCopies.Suffix(1))).Select(static subject => subject.Playbook.Id).ToHashSet(StringComparer.Ordinal);

        // A playbook that is named here is not in the matrix: its room's scenario needs an object that it would act on, of a kind that ScenarioCopies copies.
        Assert.Empty(catalogue.Playbooks.Select(static playbook => playbook.Id).Except(covered, StringComparer.Ordinal));
    }

    public static TheoryData<string> Clusters => [.. RoomScenarios.Clusters];

    [Theory]
    [MemberData(nameof(Clusters))]
    public async Task Portal_KilledWithRunsAtEveryPointOfEveryPlaybook_EachStepTookEffectOnceAndIsRecorded(string cluster)
    {
        var points = Points.ToList();
        await using var lab = await KillLab.StartAsync(postgres, points.Count + KillLab.ChangesOfARun, cluster);
        var cases = new Queue<(string Playbook, string Point)>(lab.Playbooks.SelectMany(playbook => points.Select(point => (playbook, point))));
        var first = await lab.StartReplicaAsync();
        var second = await lab.StartReplicaAsync();
        AuditPosition? head = null;
        var ended = new List<RemediationRun>();
        for (var kill = 0; kill < KillLab.ChangesOfARun || cases.Count > 0; kill++)
        {
            var (working, other) = kill % 2 == 0 ? (first, second) : (second, first);
            var share = kill < KillLab.ChangesOfARun ? Math.Min(KillLab.Together, (cases.Count + KillLab.ChangesOfARun - kill - 1) / (KillLab.ChangesOfARun - kill)) : KillLab.Together;
            var batch = new List<(Guid Run, string Spec)>();
            for (var i = 0; i < share && cases.TryDequeue(out var next); i++)
            {
                batch.Add((await lab.ApprovedAsync(next.Playbook, working), $"{next.Point}:hang"));
            }

            batch.Add((await lab.ApprovedAsync(lab.Playbooks[kill % lab.Playbooks.Count], working), $"{KillLab.AuditWritten}#{1 + (kill % KillLab.ChangesOfARun)}:hang"));
            await other.Process.SignalAsync("STOP");
            foreach (var (run, spec) in batch)
            {
                lab.Arm(run, spec);
                await working.ExecuteAsync(run);
                await Eventually.TrueAsync(() => lab.Reached(run), TimeSpan.FromMinutes(2), $"{spec} of run {run}");
            }

            // By turns it is the other replica that takes the runs up, and the same one, started again while the other one stands still.
            await working.Process.KillAsync();
            await lab.ForgetAsync(working);
            var sameReplica = kill % 4 >= 2;
            if (!sameReplica)
            {
                await other.Process.SignalAsync("CONT");
            }

            var again = await lab.StartReplicaAsync();
            (first, second) = kill % 2 == 0 ? (again, second) : (first, again);
            foreach (var (run, spec) in batch)
            {
                ended.Add(await CheckAsync(lab, run, $"kill {kill + 1}, {spec}, {(sameReplica ? "same" : "other")} replica"));
            }

            await other.Process.SignalAsync("CONT");
            head = await Oracles.CheckAllAsync(lab, head, ended);
        }
    }

    [Fact]
    public async Task Portal_KilledAgainAndAgainAtDrawnPoints_EachStepTookEffectOnceAndIsRecorded()
    {
        var kills = Number("PORTAL_KILLS", 3);
        var seed = Number("PORTAL_KILL_SEED", Random.Shared.Next(1, 1_000_000));
        output.WriteLine($"PORTAL_KILLS={kills} PORTAL_KILL_SEED={seed}");
#pragma warning disable CA5394 // Reproducible, not secret.
        var random = new Random(seed);
        string[] specs = [.. Points, .. Enumerable.Range(1, KillLab.ChangesOfARun).Select(static n => $"{KillLab.AuditWritten}#{n}")];
        await using var lab = await KillLab.StartAsync(postgres, (kills / 2) + 2);
        var replicas = (await Task.WhenAll(Enumerable.Range(0, kills > 20 ? 3 : 2).Select(_ => lab.StartReplicaAsync()))).ToList();
        var (ended, head) = (new List<RemediationRun>(), (AuditPosition?)null);
        for (var kill = 0; kill < kills; kill++)
        {
            var playbook = lab.Playbooks[kill % lab.Playbooks.Count];
            var point = specs[kill / lab.Playbooks.Count % specs.Length];
            var after = random.Next(0, 4) == 0 ? random.Next(0, 60) : 0;
            var same = random.Next(0, 4) == 0;
            var spec = after == 0 ? $"{point}:kill" : string.Create(CultureInfo.InvariantCulture, $"{point}:kill={after}");
            var working = replicas[random.Next(replicas.Count)];
            var run = await lab.ApprovedAsync(playbook, working);
            lab.Arm(run, spec);
            foreach (var other in replicas.Where(r => same && r != working))
            {
                await other.Process.SignalAsync("STOP");
            }

            // Whoever takes the run dies: the one that is told, or the one whose scan was faster. It may die before it has answered.
            try
            {
                await working.ExecuteAsync(run);
            }
            catch (HttpRequestException) when (lab.Reached(run))
            {
            }

            var dead = await Eventually.ValueAsync(() => replicas.Find(static r => r.Process.HasExited), static r => r is not null, TimeSpan.FromSeconds(60), spec);
            replicas.Remove(dead!);
            await lab.ForgetAsync(dead!);
            var starting = lab.StartReplicaAsync();
            if (same)
            {
                replicas.Add(await starting);
            }

            ended.Add(await CheckAsync(lab, run, $"kill {kill + 1}, {spec}, {(same ? "same" : "other")} replica, seed {seed}"));
            foreach (var other in replicas.Where(_ => same))
            {
                await other.Process.SignalAsync("CONT");
            }

            if (!same)
            {
                replicas.Add(await starting);
            }
        }
#pragma warning restore CA5394

        head = await Oracles.CheckAllAsync(lab, head, ended);
        output.WriteLine($"{kills} kills, {ended.Count} runs: {string.Join(", ", ended.CountBy(static r => (r.Playbook, r.State)))}; audit head {head.Sequence}");
    }

    private readonly Stopwatch _clock = Stopwatch.StartNew();

    private async Task<RemediationRun> CheckAsync(KillLab lab, Guid id, string what)
    {
        var run = await lab.EndedAsync(id);
        var effects = await Oracles.CheckAsync(lab, run);
        output.WriteLine($"{_clock.Elapsed.TotalSeconds:0.0} s, {what}: {run.Playbook}, {run.State}, {effects} of {run.Steps.Count} steps took effect");
        Assert.True(run.State == RunState.Succeeded, $"{what}: {run.Outcome?.En}");
        return run;
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
