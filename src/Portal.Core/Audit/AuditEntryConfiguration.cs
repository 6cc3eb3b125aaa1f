using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.Audit;

/// <summary>The table of the log. That it refuses UPDATE, DELETE and TRUNCATE is a trigger in the migrations.</summary>
internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries");
        builder.HasKey(entry => entry.Sequence);
        builder.Property(entry => entry.Sequence).ValueGeneratedNever();
        builder.Ignore(entry => entry.Object);
        builder.HasIndex(entry => entry.At);
        builder.HasIndex(entry => new { entry.Actor, entry.Sequence });
        builder.HasIndex(entry => new { entry.ObjectName, entry.Sequence });
        builder.HasIndex(entry => entry.RunId);

        // The page and the guard ask for the few entries of one action among millions, such as gaps.
        builder.HasIndex(entry => new { entry.Action, entry.Sequence });
    }
}
