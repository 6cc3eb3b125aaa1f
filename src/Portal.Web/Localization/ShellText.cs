using Portal.Core.Text;

namespace Portal.Web.Localization;

/// <summary>Words of the frame around the pages.</summary>
public static class ShellText
{
    /// <summary>Name of the product.</summary>
    public static LocalizedText Portal { get; } = new("Portal", "Portal");

    /// <summary>Label of the mark at the top left.</summary>
    public static LocalizedText BrandLabel { get; } = new("Portal, to the overview", "Portal，回到总览");

    /// <summary>First link of every page.</summary>
    public static LocalizedText SkipToContent { get; } = new("Skip to content", "跳到正文");

    /// <summary>Label of the navigation.</summary>
    public static LocalizedText MainNavigation { get; } = new("Main", "主导航");

    /// <summary>Label of the breadcrumb.</summary>
    public static LocalizedText Breadcrumb { get; } = new("Breadcrumb", "当前位置");

    /// <summary>Group of the navigation.</summary>
    public static LocalizedText Watch { get; } = new("Watch", "观察");

    /// <summary>Group of the navigation.</summary>
    public static LocalizedText Act { get; } = new("Act", "处置");

    /// <summary>Group of the navigation.</summary>
    public static LocalizedText Learn { get; } = new("Learn", "知识");

    /// <summary>Group of the navigation.</summary>
    public static LocalizedText Record { get; } = new("Record", "留痕");

    /// <summary>A page.</summary>
    public static LocalizedText Overview { get; } = new("Overview", "总览");

    /// <summary>The overview on a phone.</summary>
    public static LocalizedText Now { get; } = new("Now", "当前");

    /// <summary>A page.</summary>
    public static LocalizedText Findings { get; } = new("Findings", "发现");

    /// <summary>A page.</summary>
    public static LocalizedText Remediations { get; } = new("Remediations", "处置记录");

    /// <summary>A page.</summary>
    public static LocalizedText Knowledge { get; } = new("Knowledge", "知识库");

    /// <summary>A page.</summary>
    public static LocalizedText Audit { get; } = new("Audit", "审计");

    /// <summary>A page.</summary>
    public static LocalizedText Settings { get; } = new("Settings", "设置");

    /// <summary>The remediations on a phone.</summary>
    public static LocalizedText Runs { get; } = new("Runs", "处置");

    /// <summary>The rest of the navigation on a phone.</summary>
    public static LocalizedText More { get; } = new("More", "更多");

    /// <summary>Label of the theme button.</summary>
    public static LocalizedText SwitchTheme { get; } = new("Switch between light and dark", "切换浅色和深色");

    /// <summary>Label of the search.</summary>
    public static LocalizedText SearchLabel { get; } = new("Search everything", "搜索全部");

    /// <summary>Label of the filters of a page.</summary>
    public static LocalizedText FilterLabel { get; } = new("Filter this page", "筛选本页");

    /// <summary>What can be searched.</summary>
    public static LocalizedText SearchPlaceholder { get; } = new("Search findings and articles", "搜索发现和文章");

    /// <summary>No hit.</summary>
    public static LocalizedText SearchNothing { get; } = new("Nothing found.", "没有找到。");

    /// <summary>Head of the list of keys.</summary>
    public static LocalizedText Keys { get; } = new("Keys", "快捷键");

    /// <summary>What a key does.</summary>
    public static LocalizedText KeySearch { get; } = new("Search", "搜索");

    /// <summary>What a key does.</summary>
    public static LocalizedText KeyRows { get; } = new("Next and previous row", "下一行和上一行");

    /// <summary>What a key does.</summary>
    public static LocalizedText KeyOpen { get; } = new("Open the row", "打开该行");

    /// <summary>What a key does.</summary>
    public static LocalizedText KeyCopy { get; } = new("Copy the name of the row", "复制该行的名称");

    /// <summary>What a key does.</summary>
    public static LocalizedText KeyHelp { get; } = new("This list", "本列表");

    /// <summary>What no key does.</summary>
    public static LocalizedText KeysHarmless { get; } = new("No key changes a cluster.", "没有任何快捷键会改动集群。");

    /// <summary>Closes a dialog.</summary>
    public static LocalizedText Close { get; } = new("Close", "关闭");

    /// <summary>Label of a copy button.</summary>
    public static LocalizedText Copy { get; } = new("Copy", "复制");

    /// <summary>Said after copying.</summary>
    public static LocalizedText Copied { get; } = new("Copied", "已复制");

    /// <summary>Said when the browser does not allow it.</summary>
    public static LocalizedText NotCopied { get; } = new("The browser refused; select and copy by hand", "浏览器拒绝了，请手动选择并复制");

    /// <summary>Loads the page again.</summary>
    public static LocalizedText Reload { get; } = new("Reload the page", "重新载入页面");

    /// <summary>Shown while the browser tries to reach the portal again.</summary>
    public static LocalizedText ConnectionLost { get; } = new(
        "Connection to the portal lost. What you see is as it was. Trying again; seconds to the next try:",
        "与门户的连接已断开，页面停留在断开时的内容。正在重试，距下次重试的秒数：");

    /// <summary>Shown when it has given up.</summary>
    public static LocalizedText ConnectionGone { get; } = new(
        "The portal could not be reached again. Nothing was sent meanwhile.", "无法重新连接到门户。期间没有发送任何操作。");

    /// <summary>Shown when a page failed in a way that only a reload heals.</summary>
    public static LocalizedText PageFailed { get; } = new(
        "This page stopped working. No change was made by that.", "本页面已停止工作，没有因此改动任何东西。");

    /// <summary>Title of a page that could not be drawn.</summary>
    public static LocalizedText PageBrokenTitle { get; } = new("This page cannot be shown", "无法显示此页面");

    /// <summary>Text of a page that could not be drawn.</summary>
    public static LocalizedText PageBrokenText { get; } = new(
        "The portal failed while drawing it; the log has the reason. Other pages work.", "门户在绘制它时出错，原因已写入日志。其他页面不受影响。");

    /// <summary>Shown without script.</summary>
    public static LocalizedText NeedsScript { get; } = new(
        "The portal is live and needs JavaScript. The HTTP API under /api/v1 gives the same data without it.",
        "门户是实时页面，需要 JavaScript。不使用它时，可通过 /api/v1 的 HTTP API 得到同样的数据。");

    /// <summary>Title of an address without a page.</summary>
    public static LocalizedText NotFoundTitle { get; } = new("There is no such page", "没有这个页面");

    /// <summary>Text of an address without a page.</summary>
    public static LocalizedText NotFoundText { get; } = new(
        "The address is wrong, or what it named does not exist any more.", "地址有误，或者它指向的内容已不存在。");

    /// <summary>Link of an address without a page.</summary>
    public static LocalizedText NotFoundLink { get; } = new("What is wrong right now", "现在有什么问题");

    /// <summary>Which part of a list is shown.</summary>
    public static LocalizedText Rows(int first, int last, int total) => new(
        $"Rows {Translator.N(first)} to {Translator.N(last)} of {Translator.N(total)}", $"第 {Translator.N(first)} 至 {Translator.N(last)} 行，共 {Translator.N(total)} 行");

    /// <summary>The part of a list before this one.</summary>
    public static LocalizedText PreviousPage { get; } = new("Previous page", "上一页");

    /// <summary>How many deletions are stuck, in the navigation.</summary>
    public static LocalizedText StuckDeletions(int count, bool atLeast) => new(
        $"{(atLeast ? "at least " : "")}{Translator.N(count)} stuck", $"{(atLeast ? "至少 " : "")}{Translator.N(count)} 个卡住");

    /// <summary>None is seen to be stuck, but not everything could be looked at.</summary>
    public static LocalizedText DeletionsUnknown { get; } = new("Not everything could be looked at: whether any deletion is stuck is unknown", "并非全部都能查看：是否有卡住的删除未知");

    /// <summary>Ends a sentence of another part of the portal that comes without its full stop.</summary>
    public static LocalizedText SentenceEnd { get; } = new(". ", "。");

    /// <summary>Before the time of a failure's beginning.</summary>
    public static LocalizedText FailureSince { get; } = new("Since", "开始于");

    /// <summary>Before the number of a failure.</summary>
    public static LocalizedText FailureId { get; } = new("Number in the log:", "日志中的编号：");
}
