using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;
using Portal.Core.Persistence;

namespace Portal.Migrations;

/// <summary>
/// Lets <c>dotnet ef</c> build the model without the portal and without a database: migrations come from the model alone.
/// </summary>
internal sealed class PortalDbContextDesignFactory : IDesignTimeDbContextFactory<PortalDbContext>
{
    public PortalDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PortalDbContext>();
        PersistenceServices.Configure(options, NpgsqlDataSource.Create("Host=nowhere;Database=portal;Username=portal"));
        return new PortalDbContext(options.Options);
    }
}
