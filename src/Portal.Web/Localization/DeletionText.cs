using Portal.Cluster.Watching.Metadata;
using Portal.Core.Text;

namespace Portal.Web.Localization;

/// <summary>Words of stuck deletions.</summary>
public static class DeletionText
{
    /// <summary>The page in the navigation, and its title while it is read.</summary>
    public static LocalizedText Title { get; } = new("Deletions", "删除");

    /// <summary>Nothing is stuck and everything was looked at.</summary>
    public static LocalizedText None { get; } = new("No object is stuck in deletion", "没有卡住的删除");

    /// <summary>Nothing is stuck among what was looked at.</summary>
    public static LocalizedText NoneSeen { get; } = new("No stuck object seen, but not everything could be looked at", "没有看到卡住的对象，但并非全部都能查看");

    /// <summary>There is no cluster of that name.</summary>
    public static LocalizedText NoCluster { get; } = new("There is no such cluster", "没有这个集群");

    /// <summary>What to do then.</summary>
    public static LocalizedText NoClusterText { get; } = new("The portal watches no cluster of this name. Choose one from the settings page.", "门户没有监视这个名字的集群。请在设置页查看有哪些集群。");

    /// <summary>Nothing matches the filter.</summary>
    public static LocalizedText NothingMatches { get; } = new("No stuck object matches the filter.", "没有符合筛选条件的卡住对象。");

    /// <summary>Section.</summary>
    public static LocalizedText Causes { get; } = new("Root causes", "根因");

    /// <summary>Section.</summary>
    public static LocalizedText WhatHoldsWhat { get; } = new("What holds what", "谁占着谁");

    /// <summary>Section.</summary>
    public static LocalizedText WhatFreesIt { get; } = new("What frees it, root first", "怎么解除（先根后叶）");

    /// <summary>Section.</summary>
    public static LocalizedText Objects { get; } = new("Objects", "对象");

    /// <summary>Filter.</summary>
    public static LocalizedText Text { get; } = new("Name, kind, namespace or holder", "名称、类型、命名空间或占用者");

    /// <summary>Filter.</summary>
    public static LocalizedText Kind { get; } = new("Kind", "类型");

    /// <summary>Filter that does not filter.</summary>
    public static LocalizedText All { get; } = new("All", "全部");

    /// <summary>View.</summary>
    public static LocalizedText View { get; } = new("View", "视图");

    /// <summary>View.</summary>
    public static LocalizedText ByCause { get; } = new("By root cause", "按根因");

    /// <summary>View.</summary>
    public static LocalizedText AsList { get; } = new("As one list", "单一列表");

    /// <summary>Takes all filters away.</summary>
    public static LocalizedText Clear { get; } = new("Clear the filter", "清除筛选");

    /// <summary>Column.</summary>
    public static LocalizedText Object { get; } = new("Object", "对象");

    /// <summary>Column.</summary>
    public static LocalizedText HeldBy { get; } = new("Held by", "被谁占着");

    /// <summary>Column.</summary>
    public static LocalizedText Why { get; } = new("Why", "原因");

    /// <summary>Column.</summary>
    public static LocalizedText Asked { get; } = new("Stuck since", "卡住自");

    /// <summary>Column.</summary>
    public static LocalizedText Holder { get; } = new("Its holder", "占用者状态");

    /// <summary>Of a holder.</summary>
    public static LocalizedText Alive { get; } = new("alive", "存活");

    /// <summary>Of a holder.</summary>
    public static LocalizedText Gone { get; } = new("gone", "已不在");

    /// <summary>Of a holder.</summary>
    public static LocalizedText Unknown { get; } = new("unknown", "未知");

    /// <summary>Somebody is at work on it.</summary>
    public static LocalizedText Waiting { get; } = new("being worked on", "正在处理");

    /// <summary>A cause in the picture.</summary>
    public static LocalizedText Root { get; } = new("Root cause", "根因");

    /// <summary>The program that should remove a finalizer.</summary>
    public static LocalizedText Controller { get; } = new("Controller", "控制器");

    /// <summary>An edge of the picture.</summary>
    public static LocalizedText Holds { get; } = new("holds", "占着");

    /// <summary>Before what is left behind.</summary>
    public static LocalizedText LeftBehind { get; } = new("Left behind by whoever skips it:", "跳过它会留下：");

    /// <summary>The next step.</summary>
    public static LocalizedText Next { get; } = new("Next:", "下一步：");

    /// <summary>Heading of the proof.</summary>
    public static LocalizedText Proof { get; } = new("Proof", "证据");

    /// <summary>Title of the gaps.</summary>
    public static LocalizedText GapsTitle { get; } = new("Not everything could be looked at.", "并非全部都能查看。");

    /// <summary>Behind the gaps.</summary>
    public static LocalizedText GapsMean { get; } = new("Objects of these kinds are unknown, not absent.", "这些类型的对象是未知，而不是没有。");

    /// <summary>The list of gaps.</summary>
    public static LocalizedText WhichGaps { get; } = new("What is missing", "缺了哪些");

    /// <summary>The portal has no playbook for the root.</summary>
    public static LocalizedText NoPlaybook { get; } = new(
        "The portal has no playbook for this root now. The next step above says what a person can do.", "目前没有适用于此根因的处置方案，请按上面的下一步手动处理。");

    /// <summary>The article.</summary>
    public static LocalizedText Article { get; } = new("Read the article", "阅读文章");

    /// <summary>The heading: how many for how many reasons.</summary>
    public static LocalizedText Heading(int objects, int causes, bool atLeast) => new(
        $"{(atLeast ? "At least " : "")}{Translator.N(objects)} {(objects == 1 ? "object" : "objects")} cannot be deleted, for {Translator.N(causes)} {(causes == 1 ? "reason" : "reasons")}",
        $"{(atLeast ? "至少 " : "")}{Translator.N(objects)} 个对象删不掉，共 {Translator.N(causes)} 个原因");

    /// <summary>The line below the heading.</summary>
    public static LocalizedText Scope(int kinds, int within) => new(
        $"{Translator.N(kinds)} kinds of this API server looked at; stuck means past the grace period by 60 s (pods) or 5 min. {Translator.N(within)} more {(within == 1 ? "is" : "are")} being deleted within their time.",
        $"已查看该 API server 的 {Translator.N(kinds)} 种类型；超过宽限期 60 秒（Pod）或 5 分钟即为卡住。另有 {Translator.N(within)} 个对象正在正常删除。");

    /// <summary>How many objects a cause holds.</summary>
    public static LocalizedText Count(int objects) => new(
        $"{Translator.N(objects)} {(objects == 1 ? "object" : "objects")}", $"{Translator.N(objects)} 个对象");

    /// <summary>Boxes that are not shown.</summary>
    public static LocalizedText AndMore(int objects) => new($"and {Translator.N(objects)} more objects", $"还有 {Translator.N(objects)} 个对象");

    /// <summary>How many gaps of which sort.</summary>
    public static LocalizedText Gaps(int count) => new(
        $"{Translator.N(count)} {(count == 1 ? "kind or group" : "kinds or groups")} could not be listed or are not up to date.", $"{Translator.N(count)} 个类型或 API 组无法列出或不是最新。");

    /// <summary>What sort of gap.</summary>
    public static LocalizedText Of(MetadataGapCause cause) => cause switch
    {
        MetadataGapCause.Undiscovered => new("did not answer", "没有响应"),
        MetadataGapCause.Unwatchable => new("cannot be watched", "不支持 watch"),
        MetadataGapCause.Forbidden => new("may not be listed", "无权列出"),
        MetadataGapCause.Failing => new("is failing", "读取失败"),
        MetadataGapCause.Syncing => new("is being listed", "正在列出"),
        _ => new("partly unreadable", "部分无法解析"),
    };

    /// <summary>The picture in words, for those who do not see it.</summary>
    public static LocalizedText Picture(string cause, int boxes) => new(
        $"{cause}: holds {boxes} groups of objects, told as a list below.", $"{cause}：占着 {boxes} 组对象，下方列表有同样的内容。");
}
