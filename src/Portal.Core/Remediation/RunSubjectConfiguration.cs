using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Persistence;

namespace Portal.Core.Remediation;

/// <summary>The table of the runs' objects. That an object has one active run is a rule of the database, whatever number of objects a run has.</summary>
internal sealed class RunSubjectConfiguration : IEntityTypeConfiguration<RunSubject>
{
    /// <summary>The index that a second active run of an object runs into.</summary>
    public const string OneActiveRun = "ux_remediation_subjects_active";

    public void Configure(EntityTypeBuilder<RunSubject> builder)
    {
        builder.ToTable("remediation_subjects");
        builder.HasXminVersion();
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Ignore(s => s.Reference);
        builder.Property(s => s.Text).HasJsonb();
        builder.Property(s => s.Checks).HasJsonb();
        builder.Property(s => s.Losses).HasJsonb();
        builder.HasIndex(s => new { s.RunId, s.Index }).IsUnique();
        builder.HasIndex(s => s.Uid);
        builder.HasIndex(s => new { s.Cluster, s.Kind, s.Namespace, s.Name }).IsUnique().HasFilter("active").HasDatabaseName(OneActiveRun);
    }
}
