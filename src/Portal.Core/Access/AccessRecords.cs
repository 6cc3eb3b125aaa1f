using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Cluster.Watching;
using Portal.Core.Persistence;

namespace Portal.Core.Access;

/// <summary>
/// Who may do what now. Sign-ins vouch for some grants, admins give others and switch people off; this brings both together, and keeps what a person's
/// sign-in vouched for last, so that it is known while somebody else acts.
/// </summary>
/// <remarks>
/// Grants of the portal are exact: <see cref="CurrentAsync"/> reads them from the database each time. Those of the sign-in are as of the last one: an
/// identity provider does not tell when it takes a group away.
/// </remarks>
public sealed partial class AccessRecords(IDbContextFactory<PortalDbContext> contexts, TimeProvider clock, ILogger<AccessRecords> log)
{
    private const int MostKnown = 10_000;
    private static readonly TimeSpan ReadLimit = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, (PersonStanding Standing, DateTimeOffset Until)> _known = new(StringComparer.Ordinal);
    private DateTimeOffset _askAgainAt;

    /// <summary>For how long <see cref="KnownAsync"/> relies on what it read.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Raised when grants or people were changed in this process: open pages ask again.</summary>
    public ChangeSignal Changed { get; } = new();

    /// <summary>
    /// The person with what is in force now, for whoever acts: read from the database, and their sign-in kept. Never older than this call.
    /// </summary>
    public async Task<PortalUser> CurrentAsync(PortalUser user, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await KeepAsync(db, user, cancellationToken);
        return (await StandingAsync(db, user.Id, cancellationToken))!.Of(user);
    }

    /// <summary>
    /// The person with what was in force at most <see cref="Lifetime"/> ago, for pages and reads. Without a database it is what was known last, and for
    /// somebody not known yet what their sign-in says: to look at live data needs no database.
    /// </summary>
    public async Task<PortalUser> KnownAsync(PortalUser user, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var found = _known.TryGetValue(user.Id, out var known);
        if (found && known.Until > now && (known.Standing.SignInGrants.SetEquals(user.SignInGrants) || (user.SignedInAt is { } at && at < known.Standing.SignedInAt)))
        {
            return known.Standing.Of(user);
        }

        if (now >= _askAgainAt)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(ReadLimit);
            try
            {
                return await CurrentAsync(user, limit.Token);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                _askAgainAt = now + Lifetime / 2;
                Log.NotRead(log, e);
            }
        }

        return found ? known.Standing.Of(user) : user;
    }

    /// <summary>What the record says of some people who need not be here, by <see cref="PortalUser.Id"/>; who was never here is not in it.</summary>
    public async Task<ImmutableDictionary<string, PortalUser>> LatestAsync(IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var result = ImmutableDictionary.CreateBuilder<string, PortalUser>(StringComparer.Ordinal);
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
        {
            if (await StandingAsync(db, id, cancellationToken) is { } standing)
            {
                var cut = id.IndexOf(' ', StringComparison.Ordinal);
                var person = new PortalUser { Name = standing.Name, Issuer = id[..cut], Subject = id[(cut + 1)..], SignInGrants = standing.SignInGrants };
                result[id] = standing.Of(person);
            }
        }

        return result.ToImmutable();
    }

    /// <summary>The people who were here last, with what the record says of them; who is switched off is not among them.</summary>
    public async Task<ImmutableArray<PortalUser>> PeopleAsync(int limit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var people = await db.Set<PortalPerson>().AsNoTracking().Where(p => p.DisabledAt == null).OrderByDescending(p => p.SeenAt).Take(limit).ToListAsync(cancellationToken);
        var given = await db.Set<PortalGrant>().AsNoTracking().ToListAsync(cancellationToken);
        return
        [
            .. people.Select(person => new PortalUser
            {
                Name = person.Name,
                Issuer = person.Issuer,
                Subject = person.Subject,
                InForce = [.. person.SignInGrants, .. given.Where(g => g.Issuer == person.Issuer && (g.Holder == GrantHolder.Person ? g.Name == person.Subject : person.Groups.Contains(g.Name))).Select(static g => g.Grant)],
            }),
        ];
    }

    /// <summary>Grants or people were changed.</summary>
    internal void Forget()
    {
        _known.Clear();
        Changed.Raise();
    }

    // One statement, so that of two requests at once the later sign-in stays.
    private async Task KeepAsync(PortalDbContext db, PortalUser user, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var signedIn = user.SignedInAt ?? now;
        var minuteAgo = now - TimeSpan.FromMinutes(1);
        var grants = JsonSerializer.Serialize(user.SignInGrants.OrderBy(static grant => grant.ToString(), StringComparer.Ordinal), PortalJson.Options);
        var groups = JsonSerializer.Serialize(user.Groups.Order(StringComparer.Ordinal), PortalJson.Options);
        var (id, issuer, subject, name) = (StorableText.From(user.Id), StorableText.From(user.Issuer), StorableText.From(user.Subject), StorableText.From(user.Name));
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO portal_people AS known (id, issuer, subject, name, sign_in_grants, groups, signed_in_at, seen_at)
            VALUES ({id}, {issuer}, {subject}, {name}, {grants}::jsonb, {groups}::jsonb, {signedIn}, {now})
            ON CONFLICT (id) DO UPDATE SET
                name = EXCLUDED.name, sign_in_grants = EXCLUDED.sign_in_grants, groups = EXCLUDED.groups, signed_in_at = EXCLUDED.signed_in_at, seen_at = EXCLUDED.seen_at
            WHERE EXCLUDED.signed_in_at >= known.signed_in_at
                AND (known.seen_at < {minuteAgo} OR (known.sign_in_grants, known.groups, known.name) IS DISTINCT FROM (EXCLUDED.sign_in_grants, EXCLUDED.groups, EXCLUDED.name))
            """,
            cancellationToken);
    }

    private async Task<PersonStanding?> StandingAsync(PortalDbContext db, string id, CancellationToken cancellationToken)
    {
        var stored = StorableText.From(id);
        var person = await db.Set<PortalPerson>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == stored, cancellationToken);
        if (person is null)
        {
            return null;
        }

        var groups = person.Groups.ToArray();
        var given = await db.Set<PortalGrant>().AsNoTracking()
            .Where(g => g.Issuer == person.Issuer && ((g.Holder == GrantHolder.Person && g.Name == person.Subject) || (g.Holder == GrantHolder.Group && groups.Contains(g.Name))))
            .ToListAsync(cancellationToken);
        var standing = new PersonStanding(person.Name, [.. person.SignInGrants], person.SignedInAt, [.. given.Select(static g => g.Grant)], person.DisabledAt is null ? null : person.DisabledReason);
        if (_known.Count >= MostKnown)
        {
            _known.Clear();
        }

        _known[id] = (standing, clock.GetUtcNow() + Lifetime);
        return standing;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "What people may do could not be read from the database; what was known last holds for reading, and nothing can be done")]
        public static partial void NotRead(ILogger log, Exception exception);
    }
}
