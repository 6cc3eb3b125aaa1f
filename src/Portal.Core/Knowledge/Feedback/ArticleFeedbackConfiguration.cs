using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Core.Knowledge.Feedback;

/// <summary>The table of answers to "did this help?".</summary>
internal sealed class ArticleFeedbackConfiguration : IEntityTypeConfiguration<ArticleFeedback>
{
    public void Configure(EntityTypeBuilder<ArticleFeedback> builder)
    {
        builder.ToTable("article_feedback");
        builder.HasKey(feedback => new { feedback.Number, feedback.Revision, feedback.AuthorId });
        builder.HasOne<Article>().WithMany().HasForeignKey(feedback => feedback.Number).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(feedback => new { feedback.Number, feedback.At });
    }
}
