using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Remediation;
using Portal.Durability.Tests.Infrastructure;
using Portal.Testing;
using Portal.Testing.Database;
using Xunit;

namespace Portal.Durability.Tests;

/// <summary>kill -9 of the real portal in the middle of a wave of many objects; then the oracles, for each object.</summary>
[Collection("portals that die")]
public sealed class BulkKillTests(PostgresFixture postgres)
{
    private const string Playbook = "force-delete-pod";
    private const int Objects = 8;

    // In the second wave, which has five objects on their way side by side; and between two waves.
    private static readonly string[] Points = ["run.intent-saved#3", "run.answer-received#5", "run.verification-begun#2", "run.audit-written#7"];

    [Fact]
    public async Task Portal_KilledInTheMiddleOfAWave_EachObjectIsDoneOnceAndTheOtherReplicaFinishes()
    {
        await using var lab = await KillLab.StartAsync(postgres, Points.Length * Objects);
        var working = await lab.StartReplicaAsync();
        var ended = new List<RemediationRun>();
        AuditPosition? head = null;
        foreach (var point in Points)
        {
            var run = await lab.BulkApprovedAsync(Playbook, Objects, working);
            lab.Arm(run, $"{point}:kill");
            try
            {
                await working.ExecuteAsync(run);
            }
            catch (HttpRequestException) when (lab.Reached(run))
            {
                // It died before it had answered.
            }

            await Eventually.TrueAsync(() => working.Process.HasExited, TimeSpan.FromSeconds(60), point);
            await lab.ForgetAsync(working);
            working = await lab.StartReplicaAsync();
            var result = await lab.EndedAsync(run);
            Assert.True(result.State == RunState.Succeeded, $"{point}: {result.Outcome?.En}");
            Assert.Equal(Objects, await Oracles.CheckAsync(lab, result));
            await using var db = lab.Database.CreateDbContext();
            var subjects = await db.Set<RunSubject>().AsNoTracking().Where(s => s.RunId == run).OrderBy(static s => s.Index).ToListAsync();
            Assert.Equal([1, 2, 2, 2, 2, 2, 3, 3], subjects.Select(static s => s.Wave));
            Assert.All(subjects, s => Assert.Equal((SubjectState.Verified, false), (s.State, s.Active)));
            ended.Add(result);
            head = await Oracles.CheckAllAsync(lab, head, ended);
        }
    }
}
