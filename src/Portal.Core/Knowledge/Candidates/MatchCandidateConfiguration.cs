using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.Knowledge.Candidates;

/// <summary>The table of candidates.</summary>
internal sealed class MatchCandidateConfiguration : IEntityTypeConfiguration<MatchCandidate>
{
    public void Configure(EntityTypeBuilder<MatchCandidate> builder)
    {
        builder.ToTable("match_candidates");
        builder.Property(candidate => candidate.Id).ValueGeneratedNever();
        builder.HasIndex(candidate => candidate.Hash).IsUnique();
        builder.HasOne<Article>().WithMany().HasForeignKey(candidate => candidate.ArticleNumber).OnDelete(DeleteBehavior.SetNull);
    }
}
