using Portal.Core.Text;

namespace Portal.Core.Knowledge.Feedback;

/// <summary>Why an answer was not taken.</summary>
/// <param name="Field">The field that is wrong.</param>
/// <param name="Text">What is wrong with it.</param>
public sealed record FeedbackFault(string Field, LocalizedText Text);
