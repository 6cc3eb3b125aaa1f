using Portal.Core.Knowledge.Feedback;
using Portal.Core.Text;

namespace Portal.Web.Localization;

/// <summary>Words of the question whether an article helped.</summary>
public static class FeedbackText
{
    /// <summary>The question.</summary>
    public static LocalizedText Question { get; } = new("Did this article help?", "这篇文章有帮助吗？");

    /// <summary>Answer.</summary>
    public static LocalizedText Yes { get; } = new("It helped", "有帮助");

    /// <summary>Answer.</summary>
    public static LocalizedText No { get; } = new("It did not", "没有帮助");

    /// <summary>Label of the line.</summary>
    public static LocalizedText Note { get; } = new("Why, in one line (optional)", "一句话说明原因（可选）");

    /// <summary>Hint of the line.</summary>
    public static LocalizedText Hint { get; } = new(
        "Shown here with your name. An answer without it is only counted. You can change it.", "会与您的名字一起显示在这里；不写说明的回答只计数。之后可以修改。");

    /// <summary>Button.</summary>
    public static LocalizedText Save { get; } = new("Save the line", "保存说明");

    /// <summary>It is saved.</summary>
    public static LocalizedText Saved { get; } = new("Your answer is counted", "您的回答已计入");

    /// <summary>Nobody answered yet.</summary>
    public static LocalizedText Nobody { get; } = new($"Nobody has said so in the last {ArticleFeedbacks.Days} days", $"最近 {ArticleFeedbacks.Days} 天还没有人回答");

    /// <summary>The answers in words.</summary>
    public static LocalizedText Count(int helped, int answers) => answers == 0
        ? Nobody
        : new LocalizedText(
            $"Helped {Translator.N(helped)} of {Translator.N(answers)}, last {ArticleFeedbacks.Days} days",
            $"最近 {ArticleFeedbacks.Days} 天 {Translator.N(answers)} 个回答中 {Translator.N(helped)} 个有帮助");

    /// <summary>Of which revision an answer is.</summary>
    public static LocalizedText OfRevision(int revision) => new($"of revision {revision}", $"针对修订 {revision}");
}
