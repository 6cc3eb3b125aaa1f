using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.Access;

/// <summary>The table of roles that admins gave. The same one is not given twice.</summary>
internal sealed class PortalGrantConfiguration : IEntityTypeConfiguration<PortalGrant>
{
    /// <summary>The index that the same grant runs into.</summary>
    public const string OnlyOnce = "ux_portal_grants_once";

    public void Configure(EntityTypeBuilder<PortalGrant> builder)
    {
        builder.ToTable("portal_grants");
        builder.Property(g => g.RowVersion).IsRowVersion();
        builder.Property(g => g.Id).ValueGeneratedNever();
        builder.Ignore(g => g.Grant);
        builder.HasIndex(g => new { g.Issuer, g.Name, g.Holder, g.Role, g.Cluster, g.Namespace }).IsUnique().HasDatabaseName(OnlyOnce);
    }
}
