using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Persistence;

namespace Portal.Core.Remediation.Safety;

/// <summary>The table of pauses. That a cluster is paused once is a rule of the database.</summary>
internal sealed class RemediationPauseConfiguration : IEntityTypeConfiguration<RemediationPause>
{
    /// <summary>The index that a second pause of a cluster runs into.</summary>
    public const string OneActivePause = "ux_remediation_pauses_active";

    public void Configure(EntityTypeBuilder<RemediationPause> builder)
    {
        builder.ToTable("remediation_pauses");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasXminVersion();
        builder.HasIndex(p => p.Cluster).IsUnique().HasFilter("ended_at IS NULL").HasDatabaseName(OneActivePause);
    }
}
