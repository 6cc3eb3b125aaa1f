using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Persistence;

namespace Portal.Core.Remediation.Safety;

/// <summary>The table of limits: one row for each cluster that has its own, one for all others.</summary>
internal sealed class SafetySettingsEntryConfiguration : IEntityTypeConfiguration<SafetySettingsEntry>
{
    public void Configure(EntityTypeBuilder<SafetySettingsEntry> builder)
    {
        builder.ToTable("safety_settings");
        builder.HasKey(e => e.Cluster);
        builder.Property(e => e.Settings).HasJsonb();
        builder.HasXminVersion();
    }
}
