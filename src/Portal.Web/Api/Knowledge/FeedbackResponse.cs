using System.Collections.Immutable;
using Portal.Core.Knowledge.Feedback;

namespace Portal.Web.Api.Knowledge;

/// <summary>Whether an article helps.</summary>
/// <param name="Helped">How many answers of the last days say that it did.</param>
/// <param name="Answers">How many answers there are of the last days.</param>
/// <param name="Days">How many days back answers count.</param>
/// <param name="Mine">What the caller answered about this version, or null.</param>
/// <param name="Notes">The answers with a note, newest first, at most 20.</param>
public sealed record FeedbackResponse(int Helped, int Answers, int Days, FeedbackAnswerResponse? Mine, ImmutableArray<FeedbackAnswerResponse> Notes)
{
    /// <summary>The summary.</summary>
    internal static FeedbackResponse Of(FeedbackSummary summary) => new(
        summary.Helped,
        summary.Answers,
        ArticleFeedbacks.Days,
        summary.Mine is { } mine ? FeedbackAnswerResponse.Of(mine) : null,
        [.. summary.Notes.Select(FeedbackAnswerResponse.Of)]);
}
