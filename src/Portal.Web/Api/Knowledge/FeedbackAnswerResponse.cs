using Portal.Core.Knowledge.Feedback;

namespace Portal.Web.Api.Knowledge;

/// <summary>One answer to "did this help?".</summary>
/// <param name="Author">Who answered.</param>
/// <param name="At">When.</param>
/// <param name="Version">About which version of the article.</param>
/// <param name="Helped">Whether it helped.</param>
/// <param name="Note">What they said about it, plain text; empty when nothing.</param>
public sealed record FeedbackAnswerResponse(string Author, DateTimeOffset At, int Version, bool Helped, string Note)
{
    /// <summary>The answer.</summary>
    internal static FeedbackAnswerResponse Of(ArticleFeedback feedback) => new(feedback.Author, feedback.At, feedback.Revision, feedback.Helped, feedback.Note);
}
