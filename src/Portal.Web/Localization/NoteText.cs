using Portal.Core.Remediation;
using Portal.Core.Text;

namespace Portal.Web.Localization;

/// <summary>Words of notes on articles.</summary>
public static class NoteText
{
    /// <summary>Section.</summary>
    public static LocalizedText Notes { get; } = new("Notes", "备注");

    /// <summary>Label.</summary>
    public static LocalizedText Write { get; } = new("What was different this time, what helped", "这次有什么不同，什么办法有效");

    /// <summary>Label on a run's page.</summary>
    public static LocalizedText WriteAfterRun { get; } = new("Leave a note on the article: what was different, what helped", "给文章留一条备注：有什么不同，什么办法有效");

    /// <summary>Hint.</summary>
    public static LocalizedText Hint { get; } = new("Markdown. It stands under the article with your name; it cannot be changed, only withdrawn.", "Markdown。备注会与您的名字一起显示在文章下方，不能修改，只能撤回。");

    /// <summary>Button.</summary>
    public static LocalizedText Save { get; } = new("Leave the note", "留下备注");

    /// <summary>It is written.</summary>
    public static LocalizedText Saved { get; } = new("It stands under the article now", "备注已显示在文章下方");

    /// <summary>Button.</summary>
    public static LocalizedText Withdraw { get; } = new("Withdraw", "撤回");

    /// <summary>Link to the run.</summary>
    public static LocalizedText AfterRun { get; } = new("after a remediation", "处置之后");

    /// <summary>Link to the run, with how it ended.</summary>
    public static LocalizedText AfterRunThat(RunState state) => new($"after a remediation: {RunText.Of(state).En}", $"处置之后：{RunText.Of(state).Zh}");

    /// <summary>How many.</summary>
    public static LocalizedText Count(int count) => new(count == 1 ? "1 note" : $"{Translator.N(count)} notes", $"{Translator.N(count)} 条");

    /// <summary>A withdrawn note.</summary>
    public static LocalizedText Withdrawn(string who) => new($"Withdrawn by {who}", $"已被 {who} 撤回");
}
