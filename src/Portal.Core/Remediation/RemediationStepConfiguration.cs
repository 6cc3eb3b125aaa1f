using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Persistence;

namespace Portal.Core.Remediation;

/// <summary>The table of steps. The row version makes sure that of two replicas only one can intend a step.</summary>
internal sealed class RemediationStepConfiguration : IEntityTypeConfiguration<RemediationStep>
{
    public void Configure(EntityTypeBuilder<RemediationStep> builder)
    {
        builder.ToTable("remediation_steps");
        builder.HasXminVersion();
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Title).HasJsonb();
        builder.Property(s => s.Text).HasJsonb();
        builder.Property(s => s.Action).HasJsonb();
        builder.Property(s => s.Bound).HasJsonb();
        builder.Ignore(s => s.Sent);
        builder.Ignore(s => s.SentBody);
        builder.Property(s => s.Permission).HasJsonb();
        builder.Property(s => s.DryRunText).HasJsonb();
        builder.Property(s => s.ResponseText).HasJsonb();
        builder.HasIndex(s => new { s.RunId, s.Index }).IsUnique();
        builder.HasIndex(s => new { s.RunId, s.Wave });
    }
}
