using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.Knowledge.Search;

/// <summary>The table of the index's tokens; the migrations add a trigram index over the plain words.</summary>
internal sealed class ArticleTermConfiguration : IEntityTypeConfiguration<ArticleTerm>
{
    public void Configure(EntityTypeBuilder<ArticleTerm> builder)
    {
        builder.ToTable("article_terms");
        builder.HasKey(term => term.Term);

        // Compared byte by byte: a prefix is then a range of the primary key.
        builder.Property(term => term.Term).UseCollation("C");
    }
}
