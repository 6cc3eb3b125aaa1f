using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Persistence;

namespace Portal.Core.Remediation;

/// <summary>The table of broken glasses. That a reason is given and somebody else looks are rules of the database too.</summary>
internal sealed class BreakGlassConfiguration : IEntityTypeConfiguration<BreakGlass>
{
    public void Configure(EntityTypeBuilder<BreakGlass> builder)
    {
        builder.ToTable("broken_glasses", static table =>
        {
            table.HasCheckConstraint("ck_broken_glasses_reason", "char_length(reason) >= 20");
            table.HasCheckConstraint("ck_broken_glasses_review", "reviewed_at IS NULL OR (reviewed_by_id IS NOT NULL AND reviewed_by_id <> by_id)");
        });
        builder.HasKey(g => g.RunId);
        builder.Property(g => g.RunId).ValueGeneratedNever();
        builder.Property(g => g.RowVersion).IsRowVersion();
        builder.Property(g => g.Passed).HasJsonb();
        builder.Ignore(g => g.Counts);
        builder.HasOne<RemediationRun>().WithOne(r => r.BreakGlass).HasForeignKey<BreakGlass>(g => g.RunId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(g => g.At).HasFilter("reviewed_at IS NULL").HasDatabaseName("ix_broken_glasses_to_review");
        builder.HasIndex(g => g.NotifyAt).HasFilter("notify_at IS NOT NULL").HasDatabaseName("ix_broken_glasses_to_tell");
    }
}
