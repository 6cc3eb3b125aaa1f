using Portal.Core.Text;

namespace Portal.Web.Localization;

/// <summary>Words of the history of articles and of comparisons.</summary>
public static class HistoryText
{
    /// <summary>Link and heading while it is read.</summary>
    public static LocalizedText History { get; } = new("History", "历史");

    /// <summary>Below the heading.</summary>
    public static LocalizedText ChooseTwo { get; } = new("Choose any two to see what differs.", "选择任意两个版本查看差异。");

    /// <summary>Column.</summary>
    public static LocalizedText Earlier { get; } = new("Earlier", "旧");

    /// <summary>Column.</summary>
    public static LocalizedText Later { get; } = new("Later", "新");

    /// <summary>Column.</summary>
    public static LocalizedText RevisionWord { get; } = new("Revision", "版本");

    /// <summary>Column.</summary>
    public static LocalizedText Who { get; } = new("Who", "修改人");

    /// <summary>Column.</summary>
    public static LocalizedText Why { get; } = new("Why", "修改说明");

    /// <summary>Column.</summary>
    public static LocalizedText When { get; } = new("When", "时间");

    /// <summary>The newest revision.</summary>
    public static LocalizedText Current { get; } = new("current", "当前版本");

    /// <summary>Button.</summary>
    public static LocalizedText Restore { get; } = new("Restore", "恢复");

    /// <summary>Link.</summary>
    public static LocalizedText Cancel { get; } = new("Cancel", "取消");

    /// <summary>What a restoration does.</summary>
    public static LocalizedText RestoreText { get; } = new(
        "Both languages and all fields become as they were then, as a new revision. Nothing is taken out of the history.", "两种语言和所有字段都会恢复到当时的内容，并保存为新版本；历史不会丢失。");

    /// <summary>Somebody was faster.</summary>
    public static LocalizedText ChangedMeanwhile { get; } = new("Somebody saved another revision meanwhile; it is in the list now. Look at it before you restore.", "期间有人保存了新版本，已显示在列表中。请先查看再恢复。");

    /// <summary>Two that are the same.</summary>
    public static LocalizedText NothingDiffers { get; } = new("Nothing differs.", "没有差异。");

    /// <summary>For screen readers.</summary>
    public static LocalizedText Added { get; } = new("added:", "新增：");

    /// <summary>For screen readers.</summary>
    public static LocalizedText Removed { get; } = new("removed:", "删除：");

    /// <summary>Column, for screen readers.</summary>
    public static LocalizedText LineNumber { get; } = new("Line", "行");

    /// <summary>Heading.</summary>
    public static LocalizedText Title(int revisions, string title) => new(
        revisions == 1 ? $"1 revision of: {title}" : $"{Translator.N(revisions)} revisions of: {title}", $"{title}：{Translator.N(revisions)} 个版本");

    /// <summary>A revision.</summary>
    public static LocalizedText Revision(int revision) => new($"revision {revision}", $"第 {revision} 版");

    /// <summary>A revision and who made it.</summary>
    public static LocalizedText RevisionBy(int revision, string who) => new($"revision {revision} by {who}", $"第 {revision} 版，{who}");

    /// <summary>Label of a choice.</summary>
    public static LocalizedText CompareFrom(int revision) => new($"Compare from revision {revision}", $"从第 {revision} 版开始比较");

    /// <summary>Label of a choice.</summary>
    public static LocalizedText CompareTo(int revision) => new($"Compare to revision {revision}", $"比较到第 {revision} 版");

    /// <summary>Section.</summary>
    public static LocalizedText Between(int from, int to) => new($"From revision {from} to {to}", $"第 {from} 版到第 {to} 版");

    /// <summary>How many fields differ.</summary>
    public static LocalizedText FieldsDiffer(int count) => new(count == 1 ? "1 field differs" : $"{count} fields differ", $"{count} 个字段不同");

    /// <summary>How many lines of a field differ.</summary>
    public static LocalizedText LinesChanged(int added, int removed) => new(
        $"{Translator.N(added)} added, {Translator.N(removed)} removed", $"新增 {Translator.N(added)} 行，删除 {Translator.N(removed)} 行");

    /// <summary>Folded lines.</summary>
    public static LocalizedText Unchanged(int lines) => new($"{Translator.N(lines)} unchanged lines", $"{Translator.N(lines)} 行未改动");

    /// <summary>Heading.</summary>
    public static LocalizedText RestoreTitle(int revision) => new($"Restore revision {revision}", $"恢复第 {revision} 版");

    /// <summary>The one button.</summary>
    public static LocalizedText RestoreButton(int revision) => new($"Restore revision {revision} as the newest", $"将第 {revision} 版恢复为最新版本");

    /// <summary>The name of a field of an article.</summary>
    /// <param name="field">The field, as the API names it.</param>
    /// <param name="language"><c>en</c> or <c>zh</c>; null for fields of both.</param>
    public static LocalizedText Field(string field, string? language)
    {
        var name = field switch
        {
            "title" => EditorText.Title,
            "summary" => EditorText.Summary,
            "body" => EditorText.Body,
            "versions" => KnowledgeText.Affected,
            "severity" => FindingText.SeverityWord,
            "tags" => EditorText.Tags,
            "related" => EditorText.Related,
            "sources" => KnowledgeText.Sources,
            "signatures" => EditorText.Signatures,
            _ => new LocalizedText(field, $"字段 {field}"),
        };
        return language switch
        {
            "en" => new($"{name.En} (English)", $"{name.Zh}（英文）"),
            "zh" => new($"{name.En} (Chinese)", $"{name.Zh}（中文）"),
            _ => name,
        };
    }
}
