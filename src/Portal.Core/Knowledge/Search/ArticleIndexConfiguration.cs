using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.Knowledge.Search;

/// <summary>The table of what is searched.</summary>
internal sealed class ArticleIndexConfiguration : IEntityTypeConfiguration<ArticleIndex>
{
    public void Configure(EntityTypeBuilder<ArticleIndex> builder)
    {
        builder.ToTable("article_index");
        builder.HasKey(index => index.Number);
        builder.Property(index => index.Number).ValueGeneratedNever();
        builder.HasOne<Article>().WithOne().HasForeignKey<ArticleIndex>(index => index.Number);
    }
}
