using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.Knowledge.Runbooks;

/// <summary>The table of alerts without an article.</summary>
internal sealed class RunbookGapConfiguration : IEntityTypeConfiguration<RunbookGap>
{
    public void Configure(EntityTypeBuilder<RunbookGap> builder)
    {
        builder.ToTable("runbook_gaps");
        builder.HasKey(gap => gap.Name);
        builder.Property(gap => gap.Name).HasMaxLength(AlertName.Longest);
    }
}
