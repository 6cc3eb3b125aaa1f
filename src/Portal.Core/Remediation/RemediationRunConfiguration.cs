using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Persistence;

namespace Portal.Core.Remediation;

/// <summary>The table of runs.</summary>
internal sealed class RemediationRunConfiguration : IEntityTypeConfiguration<RemediationRun>
{
    public void Configure(EntityTypeBuilder<RemediationRun> builder)
    {
        builder.ToTable("remediation_runs");
        builder.Property(r => r.RowVersion).IsRowVersion();
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Ignore(r => r.Subject);
        builder.Ignore(r => r.Scope);
        builder.Ignore(r => r.CountingApprovals);
        builder.Property(r => r.DryRunDifference).HasJsonb();
        builder.Ignore(r => r.IsBulk);
        builder.Ignore(r => r.OpenWave);
        builder.Property(r => r.Places).HasJsonb();
        builder.Property(r => r.Title).HasJsonb();
        builder.Property(r => r.Parameters).HasJsonb();
        builder.Property(r => r.ActsAsGroups).HasJsonb();
        builder.Property(r => r.ActsAsText).HasJsonb();
        builder.Property(r => r.Checks).HasJsonb();
        builder.Property(r => r.Nodes).HasJsonb();
        builder.Property(r => r.Losses).HasJsonb();
        builder.Property(r => r.Undo).HasJsonb();
        builder.Property(r => r.Refusal).HasJsonb();
        builder.Property(r => r.VerificationText).HasJsonb();
        builder.Property(r => r.VerificationObserved).HasJsonb();
        builder.Property(r => r.Outcome).HasJsonb();
        builder.Property(r => r.Stop).HasJsonb();

        // What an approval is bound to.
        builder.HasAlternateKey(r => new { r.Id, r.PlanHash, r.RequestedById, r.RequiresSecondPerson });

        builder.HasMany(r => r.Steps).WithOne().HasForeignKey(s => s.RunId).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(r => r.Steps).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasMany(r => r.Journal).WithOne().HasForeignKey(j => j.RunId).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(r => r.Journal).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasMany(r => r.Approvals).WithOne()
            .HasForeignKey(a => new { a.RunId, a.PlanHash, a.RequestedById, a.RequiresSecondPerson })
            .HasPrincipalKey(r => new { r.Id, r.PlanHash, r.RequestedById, r.RequiresSecondPerson })
            .OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(r => r.Approvals).UsePropertyAccessMode(PropertyAccessMode.Field);

        builder.HasMany(r => r.Subjects).WithOne().HasForeignKey(s => s.RunId).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(r => r.Subjects).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasIndex(r => r.FindingId);
        builder.HasIndex(r => r.PlannedAt);
        builder.HasIndex(r => new { r.Problem, r.ExecutedAt }).HasFilter("executed_at IS NOT NULL");
        builder.HasIndex(r => r.State)
            .HasFilter("state IN ('Planned', 'DryRunFailed', 'AwaitingApproval', 'Approved', 'Executing', 'Verifying')")
            .HasDatabaseName("ix_remediation_runs_under_way");
    }
}
