using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Core.Persistence;
using Portal.Testing.Database;

namespace Portal.Web.Tests.Features;

/// <summary>A way to the database that can be closed.</summary>
public sealed class Gate(TestDatabase database) : IDbContextFactory<PortalDbContext>
{
    public bool IsOpen { get; set; }

    public PortalDbContext CreateDbContext() =>
        IsOpen ? database.CreateDbContext() : throw new NpgsqlException("secret-host:5432 refused the connection");
}
