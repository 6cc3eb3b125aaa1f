using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Persistence;

namespace Portal.Core.Knowledge;

/// <summary>The table of articles.</summary>
internal sealed class ArticleConfiguration : IEntityTypeConfiguration<Article>
{
    public void Configure(EntityTypeBuilder<Article> builder)
    {
        builder.ToTable("articles");
        builder.HasKey(article => article.Number);
        builder.Property(article => article.Number).ValueGeneratedNever();
        builder.HasIndex(article => article.Slug).IsUnique();
        builder.HasIndex(article => article.Problem).IsUnique().HasFilter("problem <> ''");
        builder.Property(article => article.Content).HasJsonb();
        builder.Property(article => article.ShippedContent).HasJsonb();
        builder.Property(article => article.Revision).IsConcurrencyToken();
    }
}
