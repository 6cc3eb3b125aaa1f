using System.Data;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Persistence;

namespace Portal.Core.Audit;

/// <summary>Walks the whole chain, one row at a time, and names the first entry that is not what was written.</summary>
public sealed class AuditVerifier(IDbContextFactory<PortalDbContext> contexts)
{
    /// <summary>
    /// Verifies the log as it is now; appends may go on meanwhile. Without <paramref name="known"/>, somebody who rewrote every later entry and
    /// the head goes unnoticed: that is what an exported position is for.
    /// </summary>
    /// <param name="known">A position that was exported earlier, or null.</param>
    /// <param name="cancellationToken">Stops the walk.</param>
    public async Task<AuditVerification> VerifyAsync(AuditPosition? known, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);

        // One snapshot for the head and all entries, however long the walk takes.
        await using var snapshot = await context.BeginAsync(cancellationToken, IsolationLevel.RepeatableRead);
        var head = await context.Set<AuditHead>().AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        var seals = await context.Set<AuditSeal>().AsNoTracking().OrderBy(static seal => seal.LastSequence).ToListAsync(cancellationToken);
        if (BrokenSeal(seals) is { } brokenSeal)
        {
            return new AuditVerification(0, Start, brokenSeal);
        }

        // Months that were dropped are vouched for by their seals; the chain goes on from the last of them.
        var last = seals.FindLast(static seal => seal.DroppedAt is not null) is { } dropped ? Position(dropped) : Start;
        var sealedHeads = seals.ToDictionary(static seal => seal.LastSequence, static seal => Hex(seal.LastHash));
        if (known is not null && seals.Find(seal => seal.LastSequence == known.Sequence) is { } witness && Position(witness) != known)
        {
            return new AuditVerification(0, last, Rewritten(known.Sequence, "the position that you handed in"));
        }

        long entries = 0;
        await foreach (var entry in context.Set<AuditEntry>().AsNoTracking().OrderBy(entry => entry.Sequence).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            entries++;
            if (BreakAt(entry, last) is { } broken)
            {
                return new AuditVerification(entries, last, await NameSwapAsync(entry, broken, cancellationToken));
            }

            last = new AuditPosition(entry.Sequence, Hex(entry.Hash));
            if (sealedHeads.TryGetValue(last.Sequence, out var sealedHash) && sealedHash != last.Hash)
            {
                return new AuditVerification(entries, last, Rewritten(last.Sequence, "the seal of its month"));
            }

            if (known is not null && known.Sequence == last.Sequence && known != last)
            {
                return new AuditVerification(entries, last, Rewritten(last.Sequence, "the position that you handed in"));
            }
        }

        return new AuditVerification(entries, last, EndsWrong(last, head, known));
    }

    private static AuditPosition Start { get; } = new(0, Hex(new byte[AuditChain.HashLength]));

    private static AuditPosition Position(AuditSeal seal) => new(seal.LastSequence, Hex(seal.LastHash));

    // Each seal goes on where the one before it ends.
    private static AuditBreak? BrokenSeal(List<AuditSeal> seals)
    {
        var last = Start;
        foreach (var seal in seals)
        {
            if (seal.FirstSequence != last.Sequence + 1 || Hex(seal.PreviousHash) != last.Hash)
            {
                return new AuditBreak(
                    seal.FirstSequence,
                    AuditBreakKind.Rewritten,
                    string.Create(CultureInfo.InvariantCulture, $"The seal of {seal.Month:yyyy-MM} does not continue entry {last.Sequence}, with which the seal before it ends."));
            }

            last = Position(seal);
        }

        return null;
    }

    private static AuditBreak? BreakAt(AuditEntry entry, AuditPosition last)
    {
        if (entry.Sequence != last.Sequence + 1)
        {
            return new AuditBreak(
                last.Sequence + 1,
                AuditBreakKind.Removed,
                string.Create(CultureInfo.InvariantCulture, $"Entry {last.Sequence + 1} is missing; the next one in the log is {entry.Sequence}."));
        }

        var wholeInItself = entry.Hash.AsSpan().SequenceEqual(AuditChain.HashOf(entry));
        if (Hex(entry.PreviousHash) == last.Hash)
        {
            return wholeInItself ? null : new AuditBreak(
                entry.Sequence,
                AuditBreakKind.Changed,
                string.Create(CultureInfo.InvariantCulture, $"Entry {entry.Sequence} was changed after it was written: its content does not give its hash."));
        }

        return wholeInItself
            ? new AuditBreak(
                entry.Sequence,
                AuditBreakKind.Inserted,
                string.Create(CultureInfo.InvariantCulture, $"Entry {entry.Sequence} does not continue entry {last.Sequence}: it was put in, or entry {last.Sequence} was replaced."))
            : new AuditBreak(
                entry.Sequence,
                AuditBreakKind.Changed,
                string.Create(CultureInfo.InvariantCulture, $"Entry {entry.Sequence} was changed: neither its content gives its hash nor does it continue entry {last.Sequence}."));
    }

    /// <summary>An entry that was only moved gives its hash again at the place where it was written: one behind the entry that it continues.</summary>
    private async Task<AuditBreak> NameSwapAsync(AuditEntry entry, AuditBreak broken, CancellationToken cancellationToken)
    {
        if (broken.Kind != AuditBreakKind.Changed)
        {
            return broken;
        }

        // A neighbour that was moved as well carries a wrong number, so every number is tried; the log is being investigated, it may take a moment.
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var most = await context.Set<AuditEntry>().MaxAsync(other => other.Sequence, cancellationToken);
        for (long place = 1; place <= most; place++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (place != entry.Sequence && entry.Hash.AsSpan().SequenceEqual(AuditChain.HashOf(entry, place)))
            {
                return new AuditBreak(
                    entry.Sequence,
                    AuditBreakKind.Swapped,
                    string.Create(CultureInfo.InvariantCulture, $"What stands as entry {entry.Sequence} was written as entry {place}: entries were swapped."));
            }
        }

        return broken;
    }

    private static AuditBreak? EndsWrong(AuditPosition last, AuditHead? head, AuditPosition? known)
    {
        if (known is not null && known.Sequence > last.Sequence)
        {
            return CutOff(last.Sequence, known.Sequence, "the position that you handed in");
        }

        if (head is null)
        {
            return new AuditBreak(last.Sequence, AuditBreakKind.CutOff, "The head row of the log is gone, so nobody can say whether this is its end.");
        }

        return head.Sequence > last.Sequence ? CutOff(last.Sequence, head.Sequence, "the head row")
            : new AuditPosition(head.Sequence, Hex(head.Hash)) != last ? Rewritten(last.Sequence, "the head row")
            : null;
    }

    private static AuditBreak CutOff(long last, long expected, string witness) => new(
        last + 1,
        AuditBreakKind.CutOff,
        string.Create(CultureInfo.InvariantCulture, $"The log ends with entry {last}, but {witness} knows entry {expected}: entries {last + 1} to {expected} were cut off."));

    private static AuditBreak Rewritten(long sequence, string witness) => new(
        sequence,
        AuditBreakKind.Rewritten,
        string.Create(CultureInfo.InvariantCulture, $"Entry {sequence} is not the one that {witness} belongs to: the log was rewritten up to there."));

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}
