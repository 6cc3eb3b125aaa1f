using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.Remediation;

/// <summary>The table of approvals. Four eyes are a rule of the database: whoever gets past the code does not get past this.</summary>
internal sealed class ApprovalConfiguration : IEntityTypeConfiguration<Approval>
{
    public void Configure(EntityTypeBuilder<Approval> builder)
    {
        builder.ToTable("approvals", table => table.HasCheckConstraint(
            "ck_approvals_four_eyes", "decision <> 'Approved' OR NOT requires_second_person OR by_id <> requested_by_id"));
        builder.Property(a => a.Id).ValueGeneratedNever();
    }
}
