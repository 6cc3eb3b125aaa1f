namespace Portal.Core.Knowledge.Feedback;

/// <summary>What somebody answers.</summary>
/// <param name="Revision">The revision that they read.</param>
/// <param name="Helped">Whether it helped.</param>
/// <param name="Note">What they have to say about it, one line, or empty.</param>
public sealed record FeedbackDraft(int Revision, bool Helped, string Note);
