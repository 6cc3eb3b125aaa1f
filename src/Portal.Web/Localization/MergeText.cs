using Portal.Core.Text;

namespace Portal.Web.Localization;

/// <summary>Words of two editors at once.</summary>
public static class MergeText
{
    /// <summary>Button.</summary>
    public static LocalizedText Merge { get; } = new("See the difference and merge", "查看差异并合并");

    /// <summary>The merge went through.</summary>
    public static LocalizedText NoConflict { get; } = new("Both changes fit together. The fields below hold them; look, then save.", "双方的改动互不冲突，已合并到下面的字段中。请检查后保存。");

    /// <summary>One side.</summary>
    public static LocalizedText Theirs { get; } = new("theirs", "对方");

    /// <summary>The other side.</summary>
    public static LocalizedText Mine { get; } = new("mine", "我的");

    /// <summary>Folded comparison.</summary>
    public static LocalizedText Difference { get; } = new("Theirs against mine", "对方与我的差异");

    /// <summary>The revision that was begun from is not there any more.</summary>
    public static LocalizedText NothingToMerge { get; } = new("The revision that you began from is not there any more. Copy your text, open the article again, and bring it in by hand.", "您所基于的版本已不存在。请复制您的文本，重新打开文章并手动合入。");

    /// <summary>Marks of conflicts are left in the text.</summary>
    public static LocalizedText MarksLeft { get; } = new("marks of the merge are left in it; keep what is right and take away the lines that begin with <<<<<<<, ======= and >>>>>>>", "仍有合并标记；请保留正确的内容，并删除以 <<<<<<<、======= 和 >>>>>>> 开头的行");

    /// <summary>Heading.</summary>
    public static LocalizedText Title(string who, int revision) => new($"Merged with revision {revision} by {who}", $"已与 {who} 的第 {revision} 版合并");

    /// <summary>How much is to be decided.</summary>
    public static LocalizedText Conflicts(int count) => new(
        count == 1 ? "1 place was changed by both: decide below, then save." : $"{count} places were changed by both: decide below, then save.", $"有 {count} 处双方都改过：请在下面决定后再保存。");

    /// <summary>Where conflicts of the text are.</summary>
    public static LocalizedText MarkedInText(int count) => new(
        count == 1 ? "1 place, marked in the text between <<<<<<< and >>>>>>>" : $"{count} places, each marked in the text between <<<<<<< and >>>>>>>", $"{count} 处，在正文中以 <<<<<<< 和 >>>>>>> 标出");
}
