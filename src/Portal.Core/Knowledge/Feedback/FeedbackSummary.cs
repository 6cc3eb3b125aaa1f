using System.Collections.Immutable;

namespace Portal.Core.Knowledge.Feedback;

/// <summary>Whether an article helps, of the last <see cref="ArticleFeedbacks.Days"/> days. Who answered without a note is only counted.</summary>
/// <param name="Helped">How many answers say that it did.</param>
/// <param name="Answers">How many answers there are.</param>
/// <param name="Mine">What the reader answered about this revision, however long ago, or null.</param>
/// <param name="Notes">The answers with a note, newest first, at most <see cref="ArticleFeedbacks.MostNotes"/>.</param>
public sealed record FeedbackSummary(int Helped, int Answers, ArticleFeedback? Mine, ImmutableArray<ArticleFeedback> Notes);
