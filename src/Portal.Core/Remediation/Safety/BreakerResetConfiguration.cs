using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.Remediation.Safety;

/// <summary>The table of circuit breakers that were reset.</summary>
internal sealed class BreakerResetConfiguration : IEntityTypeConfiguration<BreakerReset>
{
    public void Configure(EntityTypeBuilder<BreakerReset> builder)
    {
        builder.ToTable("breaker_resets");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => new { r.Cluster, r.Playbook, r.At });
    }
}
