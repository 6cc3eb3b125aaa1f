using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.Audit;

/// <summary>The table of sealed months. What may become of a seal is a trigger in the migrations.</summary>
internal sealed class AuditSealConfiguration : IEntityTypeConfiguration<AuditSeal>
{
    public void Configure(EntityTypeBuilder<AuditSeal> builder)
    {
        builder.ToTable("audit_seals");
        builder.HasKey(seal => seal.Month);
        builder.HasIndex(seal => seal.LastSequence).IsUnique();
    }
}
