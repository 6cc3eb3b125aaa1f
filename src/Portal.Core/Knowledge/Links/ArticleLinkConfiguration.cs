using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.Knowledge.Links;

/// <summary>The table of external addresses.</summary>
internal sealed class ArticleLinkConfiguration : IEntityTypeConfiguration<ArticleLink>
{
    public void Configure(EntityTypeBuilder<ArticleLink> builder)
    {
        builder.ToTable("article_links");
        builder.HasKey(link => link.Url);
        builder.Property(link => link.Url).HasMaxLength(LinkAddress.Longest);
        builder.Property(link => link.MovedTo).HasMaxLength(LinkAddress.Longest);
        builder.HasIndex(link => link.NextCheck);
    }
}
