using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Audit;
using Portal.Core.Findings;
using Portal.Core.Persistence;
using Portal.Core.Text;

namespace Portal.Core.Access;

/// <summary>The roles that admins give in the portal, and the people whom they switch off. Each change is in the audit log, refused ones too.</summary>
public sealed class GrantBook(IDbContextFactory<PortalDbContext> contexts, AuditLog audit, AccessRecords records, ILiveClusters clusters, TimeProvider clock)
{
    private const int LongestName = 500;

    /// <summary>The grants, by name.</summary>
    public async Task<ImmutableArray<PortalGrant>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return [.. await db.Set<PortalGrant>().AsNoTracking().OrderBy(g => g.Name).ThenBy(g => g.Id).ToListAsync(cancellationToken)];
    }

    /// <summary>The people, who was here last first.</summary>
    public async Task<(ImmutableArray<PortalPerson> People, int Total)> PeopleAsync(int limit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var people = await db.Set<PortalPerson>().AsNoTracking().OrderByDescending(p => p.SeenAt).ThenBy(p => p.Id).Take(limit).ToListAsync(cancellationToken);
        return ([.. people], await db.Set<PortalPerson>().CountAsync(cancellationToken));
    }

    /// <summary>Gives a role at a place and records it; refused to everybody but admins. The next act on every replica goes by it.</summary>
    /// <exception cref="AccessDeniedException">The person may not.</exception>
    public async Task<GrantResult> GiveAsync(GrantRequest request, PortalUser user, string sourceAddress, CancellationToken cancellationToken)
    {
        var wish = Event("access.grant", user, sourceAddress, new ObjectReference("portal", "Grant", "", Shorten(request.Name), ""), $"{Shorten(request.Role)}@{Shorten(request.Cluster)}/{Shorten(request.Namespace)} to {request.Holder} {Shorten(request.Issuer)} {Shorten(request.Name)}");
        await CheckAsync(user, wish, cancellationToken);
        if (Check(request, out var role) is { IsEmpty: false } errors)
        {
            return new GrantResult(GrantStatus.Invalid, new LocalizedText("The role was not given; see the fields.", "未授予角色，请查看各字段。")) { Errors = errors };
        }

        var now = clock.GetUtcNow();
        var grant = new PortalGrant
        {
            Id = Guid.CreateVersion7(now),
            Holder = request.Holder,
            Issuer = request.Issuer.Trim(),
            Name = request.Name.Trim(),
            Role = role,
            Cluster = request.Cluster,
            Namespace = request.Namespace,
            GrantedBy = user.Name,
            GrantedAt = now,
        };
        try
        {
            await ChangeAsync(db => Task.FromResult(db.Add(grant) is not null), wish, cancellationToken);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return new GrantResult(GrantStatus.Conflict, new LocalizedText("They have this role at this place already.", "已具有此范围的此角色。"));
        }

        return new GrantResult(GrantStatus.Done) { Grant = grant };
    }

    /// <summary>Takes a role back: it is lost at once.</summary>
    /// <param name="id">The grant.</param>
    /// <param name="version">The <see cref="PortalGrant.RowVersion"/> that was read.</param>
    /// <param name="user">Who does.</param>
    /// <param name="sourceAddress">From where.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="AccessDeniedException">The person may not.</exception>
    public async Task<GrantResult> TakeAsync(Guid id, uint version, PortalUser user, string sourceAddress, CancellationToken cancellationToken)
    {
        var grant = (await ListAsync(cancellationToken)).FirstOrDefault(g => g.Id == id);
        var wish = Event("access.revoke", user, sourceAddress, new ObjectReference("portal", "Grant", "", grant?.Name ?? "", id.ToString()), grant is null ? "" : $"{grant.Grant} of {grant.Holder} {grant.Issuer} {grant.Name}");
        await CheckAsync(user, wish, cancellationToken);
        if (grant is null)
        {
            return new GrantResult(GrantStatus.NotFound, new LocalizedText($"There is no grant with the id {id}.", $"没有编号为 {id} 的授权。"));
        }

        if (grant.RowVersion != version)
        {
            return new GrantResult(GrantStatus.Outdated, new LocalizedText("The grant is not the one that was read. Read it again.", "该授权已不是读取时的版本，请重新读取。"));
        }

        try
        {
            await ChangeAsync(db => Task.FromResult(db.Remove(grant) is not null), wish, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new GrantResult(GrantStatus.NotFound, new LocalizedText("Somebody took it back meanwhile.", "已被他人收回。"));
        }

        return new GrantResult(GrantStatus.Done);
    }

    /// <summary>Switches a person off, or on again. Nobody does it to themselves.</summary>
    /// <param name="personId">Whom: <see cref="PortalUser.Id"/>.</param>
    /// <param name="reason">Why; null: on again.</param>
    /// <param name="user">Who does.</param>
    /// <param name="sourceAddress">From where.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="AccessDeniedException">The person may not.</exception>
    public async Task<GrantResult> SwitchAsync(string personId, string? reason, PortalUser user, string sourceAddress, CancellationToken cancellationToken)
    {
        var wish = Event(reason is null ? "access.enable" : "access.disable", user, sourceAddress, new ObjectReference("portal", "Person", "", Shorten(personId), ""), Shorten(reason ?? ""));
        await CheckAsync(user, wish, cancellationToken);
        if (reason is not null && reason.Trim().Length is 0 or > LongestName)
        {
            var error = new LocalizedText($"Is required, at most {LongestName} signs.", $"必填，最多 {LongestName} 个字符。");
            return new GrantResult(GrantStatus.Invalid, error) { Errors = ImmutableSortedDictionary<string, LocalizedText>.Empty.Add("reason", error) };
        }

        if (personId == user.Id)
        {
            return new GrantResult(GrantStatus.Conflict, new LocalizedText("Nobody switches themselves off: ask another admin.", "不能停用自己：请联系另一位管理员。"));
        }

        var found = await ChangeAsync(
            async db =>
            {
                var person = await db.Set<PortalPerson>().SingleOrDefaultAsync(p => p.Id == personId, cancellationToken);
                if (reason is null)
                {
                    person?.Enable();
                }
                else
                {
                    person?.Disable(user.Name, reason.Trim(), clock.GetUtcNow());
                }

                return person is not null;
            },
            wish,
            cancellationToken);
        return found ? new GrantResult(GrantStatus.Done) : new GrantResult(GrantStatus.NotFound, new LocalizedText("Nobody with this id was ever here.", "没有此人的登录记录。"));
    }

    private async Task CheckAsync(PortalUser user, AuditEvent wish, CancellationToken cancellationToken)
    {
        var decision = AccessPolicy.Decide(await records.CurrentAsync(user, cancellationToken), PortalOperation.ManageAccess);
        if (!decision.IsAllowed)
        {
            await audit.AppendAsync(wish with { Outcome = AuditOutcome.Refused, Answer = decision.Reason.En }, cancellationToken);
            throw new AccessDeniedException(decision);
        }
    }

    private async Task<bool> ChangeAsync(Func<PortalDbContext, Task<bool>> change, AuditEvent entry, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.BeginAsync(cancellationToken);
        if (!await change(db))
        {
            return false;
        }

        await db.SaveChangesAsync(cancellationToken);
        var appended = await audit.AppendAsync(db, entry, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        audit.Committed(appended);
        records.Forget();
        return true;
    }

    private ImmutableSortedDictionary<string, LocalizedText> Check(GrantRequest request, out PortalRole role)
    {
        var errors = ImmutableSortedDictionary.CreateBuilder<string, LocalizedText>(StringComparer.Ordinal);
        foreach (var (field, value) in new[] { ("issuer", request.Issuer), ("name", request.Name) })
        {
            if (value.Trim().Length is 0 or > LongestName || value.Any(char.IsControl))
            {
                errors[field] = new LocalizedText($"Must have 1 to {LongestName} characters and no control characters.", $"必须为 1 到 {LongestName} 个字符，且不含控制字符。");
            }
        }

        if (request.Issuer.Trim().Contains(' ', StringComparison.Ordinal))
        {
            errors["issuer"] = new LocalizedText("An issuer has no space: it is the URL of the provider, or development.", "签发者不含空格：是提供方的 URL，或 development。");
        }

        role = RoleNames.Parse(request.Role) ?? default;
        if (RoleNames.Parse(request.Role) is null)
        {
            errors["role"] = new LocalizedText($"There is no such role; there are {string.Join(", ", RoleNames.All)}.", $"没有此角色；可用角色：{string.Join("、", RoleNames.All)}。");
        }

        if (request.Cluster != Grant.All && !clusters.Names.Contains(request.Cluster))
        {
            errors["cluster"] = new LocalizedText($"There is no such cluster; there are {string.Join(", ", clusters.Names)}, and * for every one.", $"没有此集群；可用：{string.Join("、", clusters.Names)}，或 *。");
        }
        else if (new Grant(role, request.Cluster, request.Namespace).Problem() is { } problem)
        {
            errors["namespace"] = new LocalizedText(problem, $"命名空间不符合 Kubernetes 的规则：{problem}");
        }

        return errors.ToImmutable();
    }

    private static AuditEvent Event(string action, PortalUser user, string sourceAddress, ObjectReference target, string request) => new()
    {
        Actor = user.Name,
        ActorId = user.Id,
        SourceAddress = sourceAddress,
        Action = action,
        Object = target,
        Request = request,
        Outcome = AuditOutcome.Succeeded,
    };

    // Not yet checked, and the log is for ever.
    private static string Shorten(string text) => text.Length <= 300 ? text : text[..300] + "…";
}
