using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Persistence;

namespace Portal.Core.Remediation;

/// <summary>The table of the runs' journals.</summary>
internal sealed class JournalEntryConfiguration : IEntityTypeConfiguration<JournalEntry>
{
    public void Configure(EntityTypeBuilder<JournalEntry> builder)
    {
        builder.ToTable("remediation_journal");
        builder.Property(j => j.Text).HasJsonb();
        builder.HasIndex(j => new { j.RunId, j.Id });
    }
}
