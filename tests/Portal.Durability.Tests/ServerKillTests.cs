using Portal.Core.Audit;
using Portal.Core.Remediation;
using Portal.Durability.Tests.Infrastructure;
using Portal.Failpoints;
using Portal.Testing;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Durability.Tests;

/// <summary>
/// The servers that a run needs die with runs at every journal point of every playbook: PostgreSQL by kill -9 (fault 24), the API server with all its
/// connections, its store kept as etcd keeps it. The portals live on, the runs wait, and each step takes effect once: the oracles are those of the killed portals.
/// </summary>
[Collection("portals that die")]
public sealed class ServerKillTests(PostgresFixture postgres, ITestOutputHelper output)
{
    [Fact]
    public async Task Postgres_KilledWithRunsAtEveryPointOfEveryPlaybook_EachStepTookEffectOnceAndIsRecorded()
    {
        await using var lab = await StartAsync();

        // The server of the tests does not wait for its disk; what it has answered must survive its end here.
        await lab.Database.ExecuteAsSuperuserAsync("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = on', current_database()); END $$");
        await KillAsync(lab, "PostgreSQL", postgres.KillAsync, static () => Task.CompletedTask);
    }

    [Fact]
    public async Task ApiServer_DeadWithRunsAtEveryPointOfEveryPlaybook_EachStepTookEffectOnceAndIsRecorded()
    {
        await using var lab = await StartAsync();
        await KillAsync(lab, "the API server", lab.Simulator.Server.GoDownAsync, lab.Simulator.Server.ComeBackAsync);
    }

    private Task<KillLab> StartAsync() => KillLab.StartAsync(postgres, FailpointSpec.Names.Count - 1 + KillLab.ChangesOfARun);

    private async Task KillAsync(KillLab lab, string server, Func<Task> kill, Func<Task> comeBack)
    {
        PortalReplica[] replicas = [await lab.StartReplicaAsync(), await lab.StartReplicaAsync()];
        var cases = new Queue<(string Playbook, string Point)>(
            lab.PlaybookOfEachMethod.SelectMany(static playbook => FailpointSpec.Names.Where(static name => name != KillLab.AuditWritten).Select(point => (playbook, point))));
        var (ended, head) = (new List<RemediationRun>(), (AuditPosition?)null);
        for (var number = 0; number < KillLab.ChangesOfARun || cases.Count > 0; number++)
        {
            var share = Math.Min(KillLab.Together, (cases.Count + KillLab.ChangesOfARun - 1) / Math.Max(1, KillLab.ChangesOfARun - number));
            var batch = new List<(Guid Run, string Spec)>();
            for (var i = 0; i < share && cases.TryDequeue(out var next); i++)
            {
                batch.Add((await lab.ApprovedAsync(next.Playbook, replicas[i % 2]), $"{next.Point}:hold"));
            }

            // The last one of the batch: it stands still with the head of the audit log locked, and nobody else can write beside it.
            batch.Add((await lab.ApprovedAsync(lab.Playbooks[number % lab.Playbooks.Count], replicas[number % 2]), $"{KillLab.AuditWritten}#{1 + (number % KillLab.ChangesOfARun)}:hold"));
            foreach (var ((run, spec), i) in batch.Select(static (item, i) => (item, i)))
            {
                lab.Arm(run, spec);
                await replicas[i % 2].ExecuteAsync(run);
                await Eventually.TrueAsync(() => lab.Reached(run), TimeSpan.FromSeconds(60), $"{spec} of run {run}");
            }

            await kill();
            batch.ForEach(held => lab.Release(held.Run));
            await comeBack();
            foreach (var (run, spec) in batch)
            {
                var now = await lab.EndedAsync(run);
                var effects = await Oracles.CheckAsync(lab, now);
                output.WriteLine($"Death {number + 1} of {server}, {spec}: {now.Playbook}, {now.State}, {effects} of {now.Steps.Count} steps took effect");
                Assert.True(now.State == RunState.Succeeded, $"death {number + 1} of {server}, {spec}, {now.Playbook}: {now.Outcome?.En}");
                ended.Add(now);
            }

            head = await Oracles.CheckAllAsync(lab, head, ended);
        }

        Assert.All(replicas, static replica => Assert.False(replica.Process.HasExited));
    }
}
