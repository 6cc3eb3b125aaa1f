using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Persistence;

namespace Portal.Core.Knowledge;

/// <summary>The table of what articles were.</summary>
internal sealed class ArticleRevisionConfiguration : IEntityTypeConfiguration<ArticleRevision>
{
    public void Configure(EntityTypeBuilder<ArticleRevision> builder)
    {
        builder.ToTable("article_revisions");
        builder.HasKey(revision => new { revision.Number, revision.Revision });
        builder.HasOne<Article>().WithMany().HasForeignKey(revision => revision.Number);
        builder.Property(revision => revision.Content).HasJsonb();
    }
}
