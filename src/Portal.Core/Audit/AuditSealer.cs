using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Persistence;
using Portal.Core.Text;

namespace Portal.Core.Audit;

/// <summary>
/// Seals whole months of the log. Entries of a sealed month can be exported, and then dropped by whoever owns the database
/// (<c>SELECT portal_drop_sealed_month('2026-01-01')</c>): the portal's own role cannot.
/// </summary>
public sealed class AuditSealer(IDbContextFactory<PortalDbContext> contexts, AuditLog log, AuditVerifier verifier, TimeProvider clock)
{
    /// <summary>The seals, oldest first.</summary>
    public async Task<IReadOnlyList<AuditSeal>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<AuditSeal>().AsNoTracking().OrderBy(static seal => seal.Month).ToListAsync(cancellationToken);
    }

    /// <summary>
    /// Seals a month that is over; every entry since the seal before it belongs to it. Refused while the chain is not intact: a seal over a broken log
    /// would hide it. A month that is sealed already stays as it is.
    /// </summary>
    /// <param name="month">Any day of the month, in UTC.</param>
    /// <param name="wish">Who wants it, from where; its action, request and outcome are filled in.</param>
    /// <param name="cancellationToken">Stops it; nothing is sealed then.</param>
    public async Task<AuditSealResult> SealAsync(DateOnly month, AuditEvent wish, CancellationToken cancellationToken)
    {
        month = new DateOnly(month.Year, month.Month, 1);
        var end = new DateTimeOffset(month.AddMonths(1), TimeOnly.MinValue, TimeSpan.Zero);
        if (end > clock.GetUtcNow())
        {
            return Refused($"The month ends at {end:yyyy-MM-dd} 00:00 UTC; a month can be sealed when it is over.", $"该月到 {end:yyyy-MM-dd} 00:00 UTC 才结束；月份结束后才能封存。");
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var seals = await context.Set<AuditSeal>().AsNoTracking().OrderBy(static seal => seal.Month).ToListAsync(cancellationToken);
        if (seals.Find(seal => seal.Month == month) is { } before)
        {
            return new AuditSealResult(before, null);
        }

        if (seals.Count > 0 && seals[^1].Month > month)
        {
            return Refused($"{seals[^1].Month:yyyy-MM} is sealed already, and its seal covers everything before it.", $"{seals[^1].Month:yyyy-MM} 已封存，且已包含此前的全部条目。");
        }

        var verification = await verifier.VerifyAsync(null, cancellationToken);
        if (!verification.Intact)
        {
            return Refused($"The log is not intact, so nothing is sealed: {verification.FirstBroken!.Text}", $"日志不完整，因此没有封存：{verification.FirstBroken.Text}");
        }

        var first = seals.Count == 0 ? 1 : seals[^1].LastSequence + 1;
        var next = await context.Set<AuditEntry>().Where(entry => entry.Sequence >= first && entry.At >= end).MinAsync(static entry => (long?)entry.Sequence, cancellationToken);
        var last = await context.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Sequence >= first && (next == null || entry.Sequence < next))
            .OrderByDescending(static entry => entry.Sequence).FirstOrDefaultAsync(cancellationToken);
        if (last is null)
        {
            return Refused($"There is no entry up to the end of {month:yyyy-MM} that is not sealed.", $"截至 {month:yyyy-MM} 月底没有未封存的条目。");
        }

        var seal = new AuditSeal
        {
            Month = month,
            FirstSequence = first,
            LastSequence = last.Sequence,
            PreviousHash = seals.Count == 0 ? new byte[AuditChain.HashLength] : seals[^1].LastHash,
            LastHash = last.Hash,
            SealedAt = AuditChain.WholeMicroseconds(clock.GetUtcNow()),
            SealedBy = StorableText.From(wish.Actor),
        };
        await using var transaction = await context.BeginAsync(cancellationToken);
        context.Add(seal);
        await context.SaveChangesAsync(cancellationToken);
        var appended = await log.AppendAsync(
            context,
            wish with
            {
                Action = "audit.seal",
                Request = string.Create(CultureInfo.InvariantCulture, $"{month:yyyy-MM}, entries {seal.FirstSequence} to {seal.LastSequence}"),
                Outcome = AuditOutcome.Succeeded,
                Answer = Convert.ToHexStringLower(seal.LastHash),
            },
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        log.Committed(appended);
        return new AuditSealResult(seal, null);
    }

    private static AuditSealResult Refused(FormattableString english, FormattableString chinese) =>
        new(null, new LocalizedText(english.ToString(CultureInfo.InvariantCulture), chinese.ToString(CultureInfo.InvariantCulture)));
}
