using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Persistence;

namespace Portal.Core.Findings;

/// <summary>The table of findings. That there is one open finding for each problem and subject is a rule of the database, not only of the code.</summary>
internal sealed class FindingConfiguration : IEntityTypeConfiguration<Finding>
{
    public void Configure(EntityTypeBuilder<Finding> builder)
    {
        builder.ToTable("findings");
        builder.HasXminVersion();
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Ignore(f => f.Subject);
        builder.Property(f => f.Title).HasJsonb();
        builder.Property(f => f.Explanation).HasJsonb();
        builder.Property(f => f.NextStep).HasJsonb();
        builder.Property(f => f.Cause).HasJsonb();
        builder.Property(f => f.Evidence).HasJsonb();
        builder.Property(f => f.ManualSteps).HasJsonb();
        builder.HasMany(f => f.History).WithOne().HasForeignKey(c => c.FindingId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(f => f.History).UsePropertyAccessMode(PropertyAccessMode.Field);

        builder.HasIndex(f => new { f.Cluster, f.Problem, f.SubjectKind, f.SubjectNamespace, f.SubjectName })
            .IsUnique()
            .HasFilter("resolved_at IS NULL")
            .HasDatabaseName("ux_findings_open_subject");
        builder.HasIndex(f => new { f.Cluster, f.CauseKey }).HasFilter("resolved_at IS NULL").HasDatabaseName("ix_findings_open_cause");
        builder.HasIndex(f => new { f.Cluster, f.Problem, f.SubjectNamespace, f.SubjectName, f.ResolvedAt }).HasDatabaseName("ix_findings_story");
        builder.HasIndex(f => f.SubjectUid).HasDatabaseName("ix_findings_uid");
        builder.HasIndex(f => new { f.FirstSeen, f.Id }).HasDatabaseName("ix_findings_first_seen");
        builder.HasIndex(f => new { f.Problem, f.ResolvedAt }).HasDatabaseName("ix_findings_problem");
    }
}
