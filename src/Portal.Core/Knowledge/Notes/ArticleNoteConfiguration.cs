using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Core.Remediation;

namespace Portal.Core.Knowledge.Notes;

/// <summary>The table of notes under articles.</summary>
internal sealed class ArticleNoteConfiguration : IEntityTypeConfiguration<ArticleNote>
{
    public void Configure(EntityTypeBuilder<ArticleNote> builder)
    {
        builder.ToTable("article_notes");
        builder.Property(note => note.Id).ValueGeneratedNever();
        builder.HasOne<Article>().WithMany().HasForeignKey(note => note.Number).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<RemediationRun>().WithMany().HasForeignKey(note => note.RunId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(note => new { note.Number, note.At });
        builder.Property(note => note.WithdrawnAt).IsConcurrencyToken();
    }
}
