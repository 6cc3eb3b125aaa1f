using Portal.Core.Text;

namespace Portal.Web.Localization;

/// <summary>Words of the pages that lead from alerts to articles.</summary>
public static class RunbookText
{
    /// <summary>Heading.</summary>
    public static LocalizedText Title { get; } = new("Runbooks", "运行手册");

    /// <summary>Below the heading.</summary>
    public static LocalizedText Explanation { get; } = new(
        "Point runbook_url of your alerts to /runbooks/ and the alert's name: it leads to the article.", "把告警的 runbook_url 指向 /runbooks/ 加告警名，即可打开对应的文章。");

    /// <summary>Section.</summary>
    public static LocalizedText Gaps { get; } = new("Asked for, without an article", "有人查找但没有文章");

    /// <summary>Section.</summary>
    public static LocalizedText Stock { get; } = new("Alerts of kube-prometheus", "kube-prometheus 自带的告警");

    /// <summary>No gaps.</summary>
    public static LocalizedText NoGaps { get; } = new("Every alert that was asked for has an article.", "查找过的告警都有文章。");

    /// <summary>Column.</summary>
    public static LocalizedText Alert { get; } = new("Alert", "告警");

    /// <summary>Column.</summary>
    public static LocalizedText Times { get; } = new("Asked for", "次数");

    /// <summary>Column.</summary>
    public static LocalizedText First { get; } = new("First", "首次");

    /// <summary>Column.</summary>
    public static LocalizedText Last { get; } = new("Last", "最近");

    /// <summary>Column.</summary>
    public static LocalizedText DefinedIn { get; } = new("Defined in", "来自");

    /// <summary>An alert that leads nowhere.</summary>
    public static LocalizedText NoArticle { get; } = new("no article", "没有文章");

    /// <summary>Link.</summary>
    public static LocalizedText Write { get; } = new("Write the article", "撰写文章");

    /// <summary>Section.</summary>
    public static LocalizedText Nearest { get; } = new("Articles that are near by its words", "用词相近的文章");

    /// <summary>Link.</summary>
    public static LocalizedText All { get; } = new("All alerts and their articles", "全部告警及其文章");

    /// <summary>Below the heading of an alert without an article.</summary>
    public static LocalizedText IsNoted { get; } = new(
        "No signature of an article names this alert. It is noted as a gap; it vanishes when an article covers it.", "没有文章的特征匹配此告警。已记为缺口；有文章覆盖后会自动消失。");

    /// <summary>The name in the address is not one.</summary>
    public static LocalizedText BadName { get; } = new("This is not the name of an alert", "这不是告警名");

    /// <summary>The name in the address is not one.</summary>
    public static LocalizedText BadNameText { get; } = new("A name has 1 to 200 visible characters.", "告警名应为 1 到 200 个可见字符。");

    /// <summary>Heading of an alert without an article.</summary>
    public static LocalizedText NoArticleFor(string alert) => new($"No article for {alert}", $"{alert} 没有文章");

    /// <summary>How many alerts of kube-prometheus have an article.</summary>
    public static LocalizedText Covered(int covered, int all) => new(
        $"{Translator.N(covered)} of {Translator.N(all)} lead to an article", $"{Translator.N(all)} 个中有 {Translator.N(covered)} 个有文章");

    /// <summary>Names for which there was no room.</summary>
    public static LocalizedText Dropped(long count) => new(
        $"The list is full: {Translator.N(count)} more requests for other names were only counted.", $"列表已满：另有 {Translator.N(count)} 次对其他告警名的查找只计了数。");
}
