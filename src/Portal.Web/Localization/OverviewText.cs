using Portal.Core.Text;

namespace Portal.Web.Localization;

/// <summary>Words of the overview.</summary>
public static class OverviewText
{
    /// <summary>Heading while it is read.</summary>
    public static LocalizedText Reading { get; } = new("Reading what is wrong right now", "正在读取当前的问题");

    /// <summary>Heading when it cannot be read.</summary>
    public static LocalizedText NotKnown { get; } = new("What is wrong right now is not known", "无法得知当前的问题");

    /// <summary>Section.</summary>
    public static LocalizedText WrongNow { get; } = new("Wrong now, by root cause", "当前问题，按根因");

    /// <summary>Link.</summary>
    public static LocalizedText AllFindings { get; } = new("All findings", "全部发现");

    /// <summary>Section.</summary>
    public static LocalizedText RecentRuns { get; } = new("Recent remediations", "最近的处置");

    /// <summary>Button.</summary>
    public static LocalizedText Open { get; } = new("See what to do", "查看怎么做");

    /// <summary>Button.</summary>
    public static LocalizedText OpenShort { get; } = new("Read the evidence", "查看证据");

    /// <summary>Nothing is wrong.</summary>
    public static LocalizedText Nothing { get; } = new("No known problem is seen.", "没有看到已知问题。");

    /// <summary>Nothing seen, but not everything can be seen.</summary>
    public static LocalizedText NothingSeen { get; } = new(
        "No known problem is seen in what can be seen; see the clusters below.", "在可见范围内没有看到已知问题，请看下方的集群状态。");

    /// <summary>The heading of a quiet portal.</summary>
    public static LocalizedText AllWell(int clusters) => new(
        clusters == 1 ? "Nothing known is wrong" : $"Nothing known is wrong in {clusters} clusters", $"{clusters} 个集群未见已知问题");

    /// <summary>The heading of a portal that does not see everything.</summary>
    public static LocalizedText NotAllSeen(int notSeen, int all) => new(
        $"Nothing wrong is seen, but {notSeen} of {all} {(all == 1 ? "cluster is" : "clusters are")} not seen well",
        $"未见问题，但 {all} 个集群中有 {notSeen} 个看不清");

    /// <summary>The heading with the worst cause and how many more there are.</summary>
    public static LocalizedText Worst(string en, string zh, int more) => new(
        more == 0 ? $"{en}" : more == 1 ? $"{en}. 1 more problem needs somebody" : $"{en}. {more} more problems need somebody",
        more == 0 ? $"{zh}" : $"{zh}，另有 {more} 个问题需要处理");

    /// <summary>The line below.</summary>
    public static LocalizedText Scope(int clusters, int notSeen) => new(
        notSeen == 0 ? $"{clusters} {(clusters == 1 ? "cluster" : "clusters")}, all seen." : $"{clusters} {(clusters == 1 ? "cluster" : "clusters")}, {notSeen} not seen well.",
        notSeen == 0 ? $"{clusters} 个集群，全部可见。" : $"{clusters} 个集群，其中 {notSeen} 个看不清。");

    /// <summary>Count beside the heading.</summary>
    public static LocalizedText InCauses(int findings, int causes) => new(
        $"{Translator.N(findings)} {(findings == 1 ? "finding" : "findings")} in {Translator.N(causes)} {(causes == 1 ? "cause" : "causes")}",
        $"{Translator.N(findings)} 条发现，{Translator.N(causes)} 个根因");

    /// <summary>Causes that are not shown.</summary>
    public static LocalizedText MoreCauses(int count) => new(
        count == 1 ? "1 more cause" : $"{Translator.N(count)} more causes", $"还有 {Translator.N(count)} 个根因");

    /// <summary>Objects that are not shown.</summary>
    public static LocalizedText MoreObjects(int count) => new($"and {Translator.N(count)} more", $"另有 {Translator.N(count)} 个");
}
