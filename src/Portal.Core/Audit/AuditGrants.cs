using Microsoft.EntityFrameworkCore;
using Portal.Core.Persistence;

namespace Portal.Core.Audit;

/// <summary>Whether the database would let this portal change its own audit log, the triggers aside.</summary>
public sealed class AuditGrants(IDbContextFactory<PortalDbContext> contexts)
{
    /// <summary>
    /// True when the role that the portal connects with may change or remove entries, or owns the table. It should not: <c>docs/audit-chain.md</c>
    /// says how it gets a role of its own.
    /// </summary>
    public async Task<bool> MayChangeLogAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Database.SqlQuery<bool>(
            $"""
            SELECT has_table_privilege('audit_entries', 'UPDATE') OR has_table_privilege('audit_entries', 'DELETE') OR has_table_privilege('audit_entries', 'TRUNCATE')
                OR pg_has_role((SELECT relowner FROM pg_class WHERE oid = 'audit_entries'::regclass), 'USAGE') AS "Value"
            """).SingleAsync(cancellationToken);
    }
}
