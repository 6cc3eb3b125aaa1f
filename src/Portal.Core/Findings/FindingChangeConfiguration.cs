using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.Findings;

/// <summary>The table of the findings' histories.</summary>
internal sealed class FindingChangeConfiguration : IEntityTypeConfiguration<FindingChange>
{
    public void Configure(EntityTypeBuilder<FindingChange> builder)
    {
        builder.ToTable("finding_changes");
        builder.HasIndex(c => new { c.FindingId, c.Id });
    }
}
