using Portal.Core.Knowledge;
using Portal.Core.Text;

namespace Portal.Web.Localization;

/// <summary>Words of the knowledge base.</summary>
public static class KnowledgeText
{
    /// <summary>Heading while it is read.</summary>
    public static LocalizedText Title { get; } = new("Knowledge", "知识库");

    /// <summary>An article, in a word.</summary>
    public static LocalizedText Article { get; } = new("Article", "文章");

    /// <summary>Label of the search.</summary>
    public static LocalizedText Search { get; } = new("Words, an identifier or a line of a log", "关键词、标识符或一行日志");

    /// <summary>An example for the search.</summary>
    public static LocalizedText Example { get; } = new("device or resource busy", "设备忙，删不掉");

    /// <summary>Nothing in the knowledge base.</summary>
    public static LocalizedText Empty { get; } = new("No article is there yet.", "还没有文章。");

    /// <summary>Nothing found.</summary>
    public static LocalizedText NothingFound { get; } = new("No article answers this.", "没有相关的文章。");

    /// <summary>What to try when nothing is found.</summary>
    public static LocalizedText TryShorter { get; } = new("Try fewer or shorter words, or the part of the message that names the fault.", "换用更少、更短的词，或只用消息中指出故障的那一段。");

    /// <summary>What to try when nothing is found.</summary>
    public static LocalizedText TryMatch { get; } = new("Paste the log line, the event or the alert into Match a log", "把日志行、事件或告警粘贴到日志匹配");

    /// <summary>What to try when nothing is found.</summary>
    public static LocalizedText TryNew { get; } = new("Write the article that is missing", "写下缺少的这篇文章");

    /// <summary>Below the heading of the list.</summary>
    public static LocalizedText HowItRanks { get; } = new(
        "English and Chinese together. Among equals, what is open now ranks first.", "中英文一起搜索；同等相关时，当前存在的问题排在前面。");

    /// <summary>Section.</summary>
    public static LocalizedText Affected { get; } = new("Affected versions", "受影响的版本");

    /// <summary>Section.</summary>
    public static LocalizedText Sources { get; } = new("Sources", "来源");

    /// <summary>Section.</summary>
    public static LocalizedText OpenNow { get; } = new("Open now", "当前未解决");

    /// <summary>Not open anywhere.</summary>
    public static LocalizedText NotOpen { get; } = new("Not seen in any cluster now.", "目前没有集群出现此问题。");

    /// <summary>Section.</summary>
    public static LocalizedText Playbooks { get; } = new("What the portal can do", "门户可以做什么");

    /// <summary>Where playbooks are planned.</summary>
    public static LocalizedText PlannedAtAFinding { get; } = new("Planned at a finding; each leads to those of this problem.", "在发现页制定计划；链接指向此问题的发现。");

    /// <summary>Section.</summary>
    public static LocalizedText Related { get; } = new("Related articles", "相关文章");

    /// <summary>Section.</summary>
    public static LocalizedText Recognised { get; } = new("Recognised by", "识别特征");

    /// <summary>Link.</summary>
    public static LocalizedText TryALine { get; } = new("Try a line", "试一行");

    /// <summary>Facets.</summary>
    public static LocalizedText Tags { get; } = new("Tags", "标签");

    /// <summary>How several choices of a kind work together.</summary>
    public static LocalizedText AnyOfThese { get; } = new("any of", "满足任一");

    /// <summary>How several choices of a kind work together.</summary>
    public static LocalizedText AllOfThese { get; } = new("all of", "同时满足");

    /// <summary>Facets on a phone.</summary>
    public static LocalizedText Filters { get; } = new("Filters", "筛选");

    /// <summary>Section.</summary>
    public static LocalizedText LastRuns { get; } = new("Last remediations", "最近的处置");

    /// <summary>A facet.</summary>
    public static LocalizedText InAnyCluster { get; } = new("in any cluster", "任一集群");

    /// <summary>The column beside an article.</summary>
    public static LocalizedText Beside { get; } = new("About this problem", "关于此问题");

    /// <summary>Section.</summary>
    public static LocalizedText Contents { get; } = new("Contents", "目录");

    /// <summary>The matching cause.</summary>
    public static LocalizedText ThisFinding { get; } = new("this finding", "本条发现");

    /// <summary>The article is not there.</summary>
    public static LocalizedText NotFoundTitle { get; } = new("There is no such article", "没有这篇文章");

    /// <summary>The article is not there.</summary>
    public static LocalizedText NotFoundText { get; } = new("No article has this name or number.", "没有这个名称或编号的文章。");

    /// <summary>Link.</summary>
    public static LocalizedText AllArticles { get; } = new("All articles", "全部文章");

    /// <summary>The text is only there in the other language.</summary>
    public static LocalizedText OtherLanguage { get; } = new("This article is only there in Chinese.", "本文目前只有英文版。");

    /// <summary>Where the text of a signature is found.</summary>
    public static LocalizedText Of(SignatureKind kind) => kind switch
    {
        SignatureKind.Log => new("Log line", "日志行"),
        SignatureKind.Event => new("Event", "事件"),
        SignatureKind.Condition => new("Condition", "状态条件"),
        _ => new("Alert", "告警"),
    };

    /// <summary>Number and title of an article.</summary>
    public static LocalizedText Numbered(int number, string title) => new($"Article {number}: {title}", $"文章 {number}：{title}");

    /// <summary>The list as a sentence.</summary>
    public static LocalizedText Count(int articles, int open) => new(
        (articles == 1 ? "1 article" : $"{Translator.N(articles)} articles") + OpenEn(open), $"{Translator.N(articles)} 篇文章{OpenZh(open)}");

    /// <summary>The list as a sentence.</summary>
    public static LocalizedText CountFound(int articles, int all, int open) => new(
        (articles == 1 ? $"1 of {Translator.N(all)} articles fits" : $"{Translator.N(articles)} of {Translator.N(all)} articles fit") + OpenEn(open),
        $"{Translator.N(all)} 篇文章中有 {Translator.N(articles)} 篇相关{OpenZh(open)}");

    /// <summary>Open findings beside an article.</summary>
    public static LocalizedText OpenFindings(int count) => new(
        count == 1 ? "1 open finding" : $"{Translator.N(count)} open findings", $"{Translator.N(count)} 条未解决的发现");

    /// <summary>A facet.</summary>
    public static LocalizedText InCluster(string cluster) => new($"in {cluster}", $"集群 {cluster}");

    /// <summary>Facets that are not shown.</summary>
    public static LocalizedText MoreFacets(int count) => new($"{count} more", $"还有 {count} 个");

    /// <summary>How many, in the field.</summary>
    public static LocalizedText Articles(int count) => new(count == 1 ? "1 article" : $"{Translator.N(count)} articles", $"{Translator.N(count)} 篇文章");

    /// <summary>How much of the list is shown.</summary>
    public static LocalizedText ShownOf(int shown, int total) => new($"The first {Translator.N(shown)} of {Translator.N(total)}", $"显示前 {Translator.N(shown)} 篇，共 {Translator.N(total)} 篇");

    /// <summary>A misspelt word.</summary>
    public static LocalizedText Corrected(string typed, string searched) => new($"Searched for {searched} instead of {typed}.", $"已搜索 {searched}，而不是 {typed} 。");

    /// <summary>Words that no article has.</summary>
    public static LocalizedText Unknown(string words) => new($"In no article: {words}", $"没有文章包含： {words}");

    /// <summary>Open now on a cluster.</summary>
    public static LocalizedText OpenIn(int count, string cluster) => new($"Open now: {Translator.N(count)} in {cluster}", $"当前 {cluster} 有 {Translator.N(count)} 条未解决");

    /// <summary>Clusters that are not shown.</summary>
    public static LocalizedText MoreClusters(int count) => new(count == 1 ? "and in 1 more cluster" : $"and in {Translator.N(count)} more clusters", $"以及另外 {Translator.N(count)} 个集群");

    /// <summary>Folded samples.</summary>
    public static LocalizedText SampleLines(int count) => new(count == 1 ? "1 line that it matches" : $"{Translator.N(count)} lines that it matches", $"{Translator.N(count)} 条匹配的行");

    /// <summary>The course of 13 weeks in words.</summary>
    public static LocalizedText ByWeek(string counts) => new($"By week, oldest first: {counts}", $"按周统计，由旧到新： {counts}");

    /// <summary>How often the problem came.</summary>
    public static LocalizedText CameBack(int times) => times switch
    {
        0 => new("Did not come in 90 days", "90 天内未出现"),
        1 => new("Came once in 90 days", "90 天内出现过 1 次"),
        _ => new($"Came {Translator.N(times)} times in 90 days", $"90 天内出现过 {Translator.N(times)} 次"),
    };

    /// <summary>Revision and date.</summary>
    public static LocalizedText Revision(int revision, string by) => new($"revision {revision} by {by}", $"第 {revision} 版，{by}");

    private static string OpenEn(int open) => open switch
    {
        0 => "",
        1 => "; 1 of them is open in your clusters",
        _ => $"; {Translator.N(open)} of them are open in your clusters",
    };

    private static string OpenZh(int open) => open == 0 ? "" : $"，其中 {Translator.N(open)} 篇的问题目前存在于您的集群";
}
