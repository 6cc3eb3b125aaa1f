using System.Globalization;
using Portal.Core.Knowledge.Links;
using Portal.Core.Text;

namespace Portal.Web.Localization;

/// <summary>Words of the external links of articles.</summary>
public static class LinkText
{
    /// <summary>Heading while it is read.</summary>
    public static LocalizedText Title { get; } = new("Links of the articles", "文章中的链接");

    /// <summary>Link to the page.</summary>
    public static LocalizedText All { get; } = new("Links and whether they work", "链接及其可用状态");

    /// <summary>Below the heading.</summary>
    public static LocalizedText Explanation { get; } = new(
        "Sources and links in the text. Dead means gone (404, 410, no such host) at two looks a day or more apart; what merely could not be checked is never called dead.",
        "包括来源和正文中的链接。间隔至少一天的两次检查都不存在（404、410 或主机名不存在）才算失效；仅仅无法检查的不算失效。");

    /// <summary>Links are not checked.</summary>
    public static LocalizedText Off { get; } = new(
        "Links are not checked: the portal does not call out unless it is told to. Whoever runs it can set PORTAL_LINK_CHECK=daily.",
        "未检查链接：除非明确开启，门户不会访问外网。门户的运维人员可设置 PORTAL_LINK_CHECK=daily 开启。");

    /// <summary>Nothing answered.</summary>
    public static LocalizedText NoWayOutTitle { get; } = new("The portal seems to have no way out of its network.", "门户似乎无法访问外网。");

    /// <summary>Beside the sources of an article when nothing answered.</summary>
    public static LocalizedText NoWayOutHere { get; } = new(
        "Whether these still work could not be checked: the portal seems to have no way out of its network.", "无法检查这些链接是否有效：门户似乎无法访问外网。");

    /// <summary>No link fits.</summary>
    public static LocalizedText NothingFits { get; } = new("No link fits.", "没有符合条件的链接。");

    /// <summary>No article has a link.</summary>
    public static LocalizedText Empty { get; } = new("No article leads to another site.", "没有文章链接到其他网站。");

    /// <summary>Label.</summary>
    public static LocalizedText Search { get; } = new("Address or article", "地址或文章");

    /// <summary>Column.</summary>
    public static LocalizedText Address { get; } = new("Address", "地址");

    /// <summary>Column.</summary>
    public static LocalizedText State { get; } = new("State", "状态");

    /// <summary>Column.</summary>
    public static LocalizedText Articles { get; } = new("In", "所在文章");

    /// <summary>Column.</summary>
    public static LocalizedText Checked { get; } = new("Checked", "检查时间");

    /// <summary>Column.</summary>
    public static LocalizedText Answered { get; } = new("Last answered", "最近可用");

    /// <summary>It never answered.</summary>
    public static LocalizedText Never { get; } = new("never", "从未");

    /// <summary>Button.</summary>
    public static LocalizedText CheckAgain { get; } = new("Check again now", "立即重新检查");

    /// <summary>Button at a link.</summary>
    public static LocalizedText CheckOne { get; } = new("Check again", "重新检查");

    /// <summary>Beside a new address.</summary>
    public static LocalizedText MovedTo { get; } = new("Now at", "新地址：");

    /// <summary>What to do about a dead source.</summary>
    public static LocalizedText Archive { get; } = new("Look for a copy at web.archive.org, or name another source.", "可在 web.archive.org 查找存档，或换一个来源。");

    /// <summary>Key of the settings.</summary>
    public static LocalizedText Check { get; } = new("Check of external links", "外部链接检查");

    /// <summary>Value of the settings.</summary>
    public static LocalizedText CheckOff { get; } = new("off: the portal does not call out (PORTAL_LINK_CHECK=daily switches it on)", "关闭：门户不访问外网（PORTAL_LINK_CHECK=daily 可开启）");

    /// <summary>Value of the settings.</summary>
    public static LocalizedText CheckDaily { get; } = new("each link about once a day", "每个链接约每天检查一次");

    /// <summary>The word of a state.</summary>
    public static LocalizedText Of(LinkState state) => state switch
    {
        LinkState.Dead => new("Dead", "失效"),
        LinkState.Moved => new("Moved", "已移动"),
        LinkState.Unknown => new("Could not be checked", "无法检查"),
        LinkState.Alive => new("Answers", "可用"),
        _ => new("Not checked", "尚未检查"),
    };

    /// <summary>The list as a sentence.</summary>
    public static LocalizedText Count(int dead, int all) => dead == 0
        ? new(all == 1 ? "1 link, not known to be dead" : $"{Translator.N(all)} links, none known to be dead", $"{Translator.N(all)} 个链接，没有已知失效的")
        : new($"{Translator.N(dead)} of {Translator.N(all)} links {(dead == 1 ? "is" : "are")} dead", $"{Translator.N(all)} 个链接中有 {Translator.N(dead)} 个失效");

    /// <summary>A filter with its count.</summary>
    public static LocalizedText Filter(LinkState state, int count) => new($"{Of(state).En} {Translator.N(count)}", $"{Of(state).Zh} {Translator.N(count)}");

    /// <summary>Which links nothing answered for.</summary>
    public static LocalizedText NoWayOut(int links) => new(
        $"At the last look nothing answered, for {(links == 1 ? "1 link" : $"{Translator.N(links)} links")}. That says nothing about the links. They are tried again each hour.",
        $"最近一次检查中，{Translator.N(links)} 个链接都没有应答。这不说明链接失效。每小时会重试。");

    /// <summary>Links are due.</summary>
    public static LocalizedText Due(int links) => links switch
    {
        0 => new("Nothing to look at: all links answered when they were last checked.", "无需检查：上次检查时所有链接都可用。"),
        1 => new("1 link will be looked at within a minute.", "1 个链接将在一分钟内检查。"),
        _ => new($"{Translator.N(links)} links will be looked at, beginning within a minute; one host at a time waits its turn.", $"将在一分钟内开始检查 {Translator.N(links)} 个链接；同一主机依次检查。"),
    };

    /// <summary>Since when a link is dead; a place beside it.</summary>
    public static LocalizedText DeadSince(string day) => new($"dead since {day}", $"自 {day} 起失效");

    /// <summary>When a dead link answered last.</summary>
    public static LocalizedText AliveAt(string day) => new($"last answered {day}", $"最近可用 {day}");

    /// <summary>The day of a time.</summary>
    public static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
