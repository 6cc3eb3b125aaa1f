using Portal.Core.Findings;
using Portal.Core.Text;

namespace Portal.Web.Localization;

/// <summary>Words of findings.</summary>
public static class FindingText
{
    /// <summary>The title of the list while it is read.</summary>
    public static LocalizedText Title { get; } = new("Findings", "发现");

    /// <summary>State of a finding.</summary>
    public static LocalizedText Open { get; } = new("Open", "未解决");

    /// <summary>State of a finding.</summary>
    public static LocalizedText Resolved { get; } = new("Resolved", "已解决");

    /// <summary>State of a finding.</summary>
    public static LocalizedText NotExamined { get; } = new("Cannot be looked at now", "目前无法复查");

    /// <summary>Filter that does not filter.</summary>
    public static LocalizedText All { get; } = new("All", "全部");

    /// <summary>Filter.</summary>
    public static LocalizedText Cluster { get; } = new("Cluster", "集群");

    /// <summary>Filter.</summary>
    public static LocalizedText Problem { get; } = new("Problem", "问题");

    /// <summary>Filter.</summary>
    public static LocalizedText State { get; } = new("State", "状态");

    /// <summary>Filter.</summary>
    public static LocalizedText SeverityWord { get; } = new("Severity", "严重程度");

    /// <summary>Filter.</summary>
    public static LocalizedText Text { get; } = new("Name or text", "名称或文字");

    /// <summary>Filter.</summary>
    public static LocalizedText View { get; } = new("View", "视图");

    /// <summary>View of the list.</summary>
    public static LocalizedText ByCause { get; } = new("By cause", "按根因");

    /// <summary>View of the list.</summary>
    public static LocalizedText AsList { get; } = new("As one list", "单一列表");

    /// <summary>Takes all filters away.</summary>
    public static LocalizedText ClearFilter { get; } = new("Clear the filter", "清除筛选");

    /// <summary>Column.</summary>
    public static LocalizedText Object { get; } = new("Object", "对象");

    /// <summary>Column.</summary>
    public static LocalizedText Finding { get; } = new("Finding", "发现");

    /// <summary>Column.</summary>
    public static LocalizedText Since { get; } = new("Since", "开始于");

    /// <summary>Column.</summary>
    public static LocalizedText Seen { get; } = new("Came", "出现次数");

    /// <summary>Next page.</summary>
    public static LocalizedText NextPage { get; } = new("Next page", "下一页");

    /// <summary>First page.</summary>
    public static LocalizedText FirstPage { get; } = new("First page", "第一页");

    /// <summary>Section of a finding.</summary>
    public static LocalizedText Evidence { get; } = new("Evidence", "证据");

    /// <summary>Section of a finding.</summary>
    public static LocalizedText WhatCanBeDone { get; } = new("What can be done", "可以怎么做");

    /// <summary>Beside the heading of the ladder.</summary>
    public static LocalizedText LeastDestructiveFirst { get; } = new("least destructive first", "破坏最小的在前");

    /// <summary>Section of a finding.</summary>
    public static LocalizedText History { get; } = new("History", "经过");

    /// <summary>Section of a finding.</summary>
    public static LocalizedText Runs { get; } = new("Remediations of this finding", "本条发现的处置记录");

    /// <summary>Link to the article.</summary>
    public static LocalizedText OpenArticle { get; } = new("Open article", "打开文章");

    /// <summary>Value of a field that is absent.</summary>
    public static LocalizedText NotSet { get; } = new("not set", "未设置");

    /// <summary>Head of the commands of a manual step.</summary>
    public static LocalizedText Commands { get; } = new("Commands to copy", "可复制的命令");

    /// <summary>Word for a step outside the portal.</summary>
    public static LocalizedText ByHand { get; } = new("By hand", "手动");

    /// <summary>A playbook's refusal.</summary>
    public static LocalizedText Refused { get; } = new("Refused", "已拒绝");

    /// <summary>Before the next step.</summary>
    public static LocalizedText Next { get; } = new("Next:", "下一步：");

    /// <summary>Title of a finding that is not there.</summary>
    public static LocalizedText NotFoundTitle { get; } = new("There is no such finding", "没有这条发现");

    /// <summary>Text of a finding that is not there.</summary>
    public static LocalizedText NotFoundText { get; } = new(
        "No finding has this id. Findings are kept when they are resolved, so the address is wrong or belongs to another portal.",
        "没有这个编号的发现。发现解决后仍会保留，因此地址有误，或属于另一个门户。");

    /// <summary>Link from there.</summary>
    public static LocalizedText AllFindings { get; } = new("All findings", "全部发现");

    /// <summary>A resolved finding has no ladder.</summary>
    public static LocalizedText NothingToDo { get; } = new(
        "This finding is resolved. Nothing is to be done.", "这条发现已解决，无需操作。");

    /// <summary>There is neither step nor playbook.</summary>
    public static LocalizedText NoLadder { get; } = new(
        "The portal has no playbook for this case. The article says what is known.", "门户没有适用于此情况的处置方案，请参阅文章。");

    /// <summary>The plan button.</summary>
    public static LocalizedText Plan { get; } = new("Plan this", "制定计划");

    /// <summary>No change is made by planning.</summary>
    public static LocalizedText PlanIsHarmless { get; } = new("Planning changes nothing.", "制定计划不会改动任何东西。");

    /// <summary>A playbook cannot be undone.</summary>
    public static LocalizedText CannotBeUndone { get; } = new("Cannot be undone.", "不可撤销。");

    /// <summary>Before how it can be undone.</summary>
    public static LocalizedText CanBeUndone { get; } = new("Can be undone:", "可撤销：");

    /// <summary>A high-risk playbook.</summary>
    public static LocalizedText NeedsSecondPerson { get; } = new(
        "Needs a second person and the typed name.", "需要第二个人批准，并输入名称确认。");

    /// <summary>Before what to do instead.</summary>
    public static LocalizedText Instead { get; } = new("Instead:", "替代做法：");

    /// <summary>An offer could not be made because the cluster is not seen.</summary>
    public static LocalizedText OffersUnknown { get; } = new(
        "What the playbooks offer is not known: the cluster is not seen now.", "处置方案目前未知：现在看不到该集群。");

    /// <summary>How urgent, in a word.</summary>
    public static LocalizedText Of(Severity severity) => severity switch
    {
        Severity.Critical => StateText.Critical,
        Severity.Warning => StateText.Warning,
        _ => new LocalizedText("Info", "提示"),
    };

    /// <summary>Where a fact was seen.</summary>
    public static LocalizedText Of(EvidenceSource source) => source switch
    {
        EvidenceSource.ApiServer => new("API server", "API server 数据"),
        EvidenceSource.Prometheus => new("Prometheus", "Prometheus 指标"),
        EvidenceSource.Event => new("Event", "事件"),
        EvidenceSource.Log => new("Log", "日志"),
        _ => new("Alert", "告警"),
    };

    /// <summary>The finding list as a sentence.</summary>
    public static LocalizedText CountOpen(int findings, int causes) => new(
        findings == 1 ? "1 open finding" : $"{Translator.N(findings)} open findings, {Translator.N(causes)} {(causes == 1 ? "cause" : "causes")}",
        $"{Translator.N(findings)} 条未解决的发现，{Translator.N(causes)} 个根因");

    /// <summary>The finding list as a sentence.</summary>
    public static LocalizedText CountMatching(int findings) => new(
        findings == 1 ? "1 finding" : $"{Translator.N(findings)} findings", $"{Translator.N(findings)} 条发现");

    /// <summary>Rows shown of all.</summary>
    public static LocalizedText RowsOf(int shown, int total) => new(
        $"{Translator.N(shown)} of {Translator.N(total)} rows", $"共 {Translator.N(total)} 行，显示 {Translator.N(shown)} 行");

    /// <summary>The groups are made of the first rows only.</summary>
    public static LocalizedText GroupedFirst(int shown, int total) => new(
        $"Grouped from the {Translator.N(shown)} most urgent of {Translator.N(total)}. Filter to see the rest.",
        $"仅对 {Translator.N(total)} 条中最紧急的 {Translator.N(shown)} 条分组。请使用筛选查看其余部分。");

    /// <summary>Findings of a cause that are not shown.</summary>
    public static LocalizedText AndMore(int count) => new(
        $"and {Translator.N(count)} more with this cause", $"同因的还有 {Translator.N(count)} 条");

    /// <summary>Findings of a cause.</summary>
    public static LocalizedText OfCause(int count) => new(
        count == 1 ? "1 finding" : $"{Translator.N(count)} findings", $"{Translator.N(count)} 条发现");

    /// <summary>Others with the same cause.</summary>
    public static LocalizedText SameCause(int count) => new(
        $"one of {Translator.N(count)} with the same cause", $"与它同因的共 {Translator.N(count)} 条");

    /// <summary>Facts of the evidence.</summary>
    public static LocalizedText Facts(int count) => new(count == 1 ? "1 fact" : $"{count} facts", $"{count} 条事实");

    /// <summary>How often it came.</summary>
    public static LocalizedText Occurrences(int count) => new(
        count == 1 ? "came once" : $"came {Translator.N(count)} times", $"出现 {Translator.N(count)} 次");

    /// <summary>Nothing in the list, without a filter.</summary>
    public static LocalizedText NothingFound { get; } = new("No known problem is seen.", "没有看到已知问题。");

    /// <summary>Nothing in the list, with a filter.</summary>
    public static LocalizedText NothingMatches { get; } = new("No finding matches the filter.", "没有符合筛选条件的发现。");

    /// <summary>Before the remediation that is under way.</summary>
    public static LocalizedText UnderWay { get; } = new("A remediation is under way:", "处置正在进行：");

    /// <summary>Leads to the ladder.</summary>
    public static LocalizedText SeeWhatCanBeDone { get; } = new("See what can be done", "查看可以怎么做");

    /// <summary>Before the time of the first sight.</summary>
    public static LocalizedText FirstSeen { get; } = new("first seen", "首次发现于");

    /// <summary>The plan button of the next step.</summary>
    public static LocalizedText PlanOf(string title) => new($"Plan: {title}", $"制定计划：{title}");

    /// <summary>What the object is and where.</summary>
    public static LocalizedText KindIn(string kind, string cluster) => new($"{kind} in cluster {cluster}", $"集群 {cluster} 中的 {kind}");

    /// <summary>Link to what was resolved.</summary>
    public static LocalizedText ShowResolved { get; } = new("What was resolved", "查看已解决的");

    /// <summary>Before the key of the cause that is filtered by.</summary>
    public static LocalizedText CauseIs { get; } = new("Only with the cause", "仅限根因");

    /// <summary>A finding whose object cannot be looked at.</summary>
    public static LocalizedText NotExaminedSince(string clock) => new(
        $"What follows was seen before {clock} UTC; since then the object cannot be looked at.", $"以下为 {clock} UTC 之前看到的情况，此后无法复查该对象。");

    /// <summary>A line of the history.</summary>
    public static LocalizedText Of(FindingChange change) => change.Kind switch
    {
        FindingChangeKind.Opened => new("Seen for the first time", "首次发现"),
        FindingChangeKind.Reopened => new("Seen again after it was resolved", "解决后再次出现"),
        FindingChangeKind.ObjectReplaced => new("The object was made again under the same name and has the problem too", "对象以同名重建，问题依旧"),
        FindingChangeKind.SeverityChanged => new($"Severity {change.From} became {change.To}", $"严重程度由 {change.From} 变为 {change.To}"),
        FindingChangeKind.ReasonChanged => new($"Cause {change.From} became {change.To}", $"原因由 {change.From} 变为 {change.To}"),
        FindingChangeKind.NotExamined => new("Could not be looked at any more", "无法再复查"),
        FindingChangeKind.ExaminedAgain => new("Looked at again, still there", "恢复复查，问题仍在"),
        _ => new("Resolved: the detector does not see it any more", "已解决：检测器不再看到它"),
    };
}
