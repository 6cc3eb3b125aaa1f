using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Persistence;

namespace Portal.Core.Access;

/// <summary>The table of people.</summary>
internal sealed class PortalPersonConfiguration : IEntityTypeConfiguration<PortalPerson>
{
    public void Configure(EntityTypeBuilder<PortalPerson> builder)
    {
        builder.ToTable("portal_people");
        builder.Property(p => p.RowVersion).IsRowVersion();
        builder.Property(p => p.SignInGrants).HasJsonb();
        builder.Property(p => p.Groups).HasJsonb();
        builder.HasIndex(p => p.SeenAt);
    }
}
