using System.Data;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Core.Persistence;

namespace Portal.Core.Audit;

/// <summary>
/// Remembers, outside the database, how far the audit log had come, and says so in the log itself when entries are not there any more: a fail-over
/// that lost the last commits, a backup that was restored, another database. The chain of what is left is whole then, so only a memory elsewhere can tell.
/// </summary>
public sealed partial class AuditGuard(
    IDbContextFactory<PortalDbContext> contexts, AuditLog audit, DatabaseState state, IOptions<AuditGuardOptions> options, TimeProvider clock, ILogger<AuditGuard> log) : BackgroundService
{
    /// <summary>The action of the entry that tells of a gap.</summary>
    public const string GapAction = "audit.gap";

    private AuditPosition? _known;

    /// <summary>Compares now. Public for tests and for whoever cannot wait.</summary>
    /// <returns>What is remembered from now on; null while the log is empty and always was.</returns>
    public async Task<AuditPosition?> LookAsync(CancellationToken cancellationToken)
    {
        var known = Further(_known, audit.Reached);
        var (head, there) = await ReadAsync(known, cancellationToken);
        if (!there)
        {
            head = await RecordAsync(known!, head, cancellationToken);
        }

        if (head.Sequence > 0 && head != _known)
        {
            await KeepAsync(head, cancellationToken);
            _known = head;
        }

        return _known;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            _known = await RememberedAsync(stoppingToken);
            while (true)
            {
                await state.WaitUntilReadyAsync(stoppingToken);
                try
                {
                    await LookAsync(stoppingToken);
                }
                catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
                {
                    Log.LookFailed(log, e);
                }

                // At once when the database has gone and comes back: that is when entries are lost.
                await Task.WhenAny(Task.Delay(options.Value.Interval, clock, stoppingToken), state.NextChangeAsync(stoppingToken));
                stoppingToken.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal stops.
        }
    }

    private async Task<(AuditPosition Head, bool KnownIsThere)> ReadAsync(AuditPosition? known, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var snapshot = await db.BeginAsync(cancellationToken, IsolationLevel.RepeatableRead);
        var head = await db.Set<AuditHead>().AsNoTracking().SingleAsync(cancellationToken);
        if (known is null)
        {
            return (Position(head.Sequence, head.Hash), true);
        }

        var entry = await db.Set<AuditEntry>().AsNoTracking().SingleOrDefaultAsync(e => e.Sequence == known.Sequence, cancellationToken);

        // Of months that were exported and dropped only the seals are left.
        var there = entry is not null
            ? Position(entry.Sequence, entry.Hash) == known
            : known.Sequence <= head.Sequence && await db.Set<AuditSeal>().AnyAsync(seal => seal.DroppedAt != null && seal.LastSequence >= known.Sequence, cancellationToken);
        return (Position(head.Sequence, head.Hash), there);
    }

    private async Task<AuditPosition> RecordAsync(AuditPosition known, AuditPosition head, CancellationToken cancellationToken)
    {
        var witness = $"known {known.Sequence}:{known.Hash}";
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            // Another replica, or this one before it could remember, has told of the same gap.
            if (await db.Set<AuditEntry>().AnyAsync(e => e.Action == GapAction && e.Request == witness, cancellationToken))
            {
                return head;
            }
        }

        var what = head.Sequence < known.Sequence
            ? $"The log had come to entry {known.Sequence} and ended with entry {head.Sequence}: entries {head.Sequence + 1} to {known.Sequence} are lost."
            : $"Entry {known.Sequence} is another one than it was: the log was lost from an entry before it on, and others were written since.";
        var entry = await audit.AppendAsync(
            new AuditEvent
            {
                Actor = "portal",
                Action = GapAction,
                Request = witness,
                Outcome = AuditOutcome.Failed,
                Answer = what + " The database went back to an older state (a fail-over that lost commits, a restored backup), or is another one. What was done to clusters meanwhile is in their own audit logs.",
            },
            cancellationToken);
        Log.Gap(log, what);
        return Position(entry.Sequence, entry.Hash);
    }

    private async Task<AuditPosition?> RememberedAsync(CancellationToken cancellationToken)
    {
        if (options.Value.File is not { } file || !File.Exists(file))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<AuditPosition>(await File.ReadAllTextAsync(file, cancellationToken)) is { Sequence: > 0, Hash.Length: 2 * AuditChain.HashLength } position ? position : null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            Log.NotRemembered(log, e, file);
            return null;
        }
    }

    private async Task KeepAsync(AuditPosition position, CancellationToken cancellationToken)
    {
        if (options.Value.File is not { } file)
        {
            return;
        }

        try
        {
            await File.WriteAllTextAsync(file + ".new", JsonSerializer.Serialize(position), cancellationToken);
            File.Move(file + ".new", file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.NotRemembered(log, e, file);
        }
    }

    private static AuditPosition? Further(AuditPosition? one, AuditPosition? other) => one is null || other?.Sequence > one.Sequence ? other : one;

    private static AuditPosition Position(long sequence, byte[] hash) => new(sequence, Convert.ToHexStringLower(hash));

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The audit log has a gap. {What}")]
        public static partial void Gap(ILogger log, string what);

        [LoggerMessage(LogLevel.Warning, "The end of the audit log could not be compared with what is remembered; it is tried again")]
        public static partial void LookFailed(ILogger log, Exception exception);

        [LoggerMessage(LogLevel.Warning, "How far the audit log has come is not remembered over a restart: {File} cannot be used")]
        public static partial void NotRemembered(ILogger log, Exception exception, string file);
    }
}
