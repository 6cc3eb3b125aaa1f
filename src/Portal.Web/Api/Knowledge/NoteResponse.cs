using Portal.Core.Knowledge.Notes;
using Portal.Core.Text;

namespace Portal.Web.Api.Knowledge;

/// <summary>A note under an article.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="At">When.</param>
/// <param name="RunId">The remediation run after which it was written, or null.</param>
/// <param name="Text">The text as Markdown; empty when it is withdrawn.</param>
/// <param name="Html">The text as HTML; safe.</param>
/// <param name="WithdrawnAt">When it was withdrawn, or null.</param>
/// <param name="WithdrawnBy">Who withdrew it, or null.</param>
public sealed record NoteResponse(Guid Id, string Author, DateTimeOffset At, Guid? RunId, string Text, string Html, DateTimeOffset? WithdrawnAt, string? WithdrawnBy)
{
    /// <summary>The note.</summary>
    internal static NoteResponse Of(ArticleNote note) => new(
        note.Id, note.Author, note.At, note.RunId, note.Text, MarkdownRenderer.Render(note.Text).Html, note.WithdrawnAt, note.WithdrawnBy);
}
