using System.Globalization;
using Portal.Core.Knowledge.Matching;
using Portal.Core.Text;

namespace Portal.Web.Localization;

/// <summary>Words of Match a log.</summary>
public static class MatchText
{
    /// <summary>The page.</summary>
    public static LocalizedText Title { get; } = new("Match a log", "日志匹配");

    /// <summary>Below the heading.</summary>
    public static LocalizedText Scope { get; } = new(
        "A log, events, kubectl describe or an alert, up to 1 MiB. Nothing leaves the portal.", "日志、事件、kubectl describe 输出或告警，最大 1 MiB。内容不会离开本门户。");

    /// <summary>Head of the field.</summary>
    public static LocalizedText PasteHere { get; } = new("Paste the text, or drop a file here", "粘贴文本，或把文件拖到这里");

    /// <summary>Head of the folded field.</summary>
    public static LocalizedText OtherText { get; } = new("Match another text", "匹配其他文本");

    /// <summary>Label of the field.</summary>
    public static LocalizedText Label { get; } = new("The text", "文本");

    /// <summary>Below the field.</summary>
    public static LocalizedText Hint { get; } = new(
        "Pasting starts the match. Times, ids, numbers and colour codes do not disturb it. The text is not kept.", "粘贴后立即开始匹配。时间、ID、数字和颜色代码不影响匹配。文本不会被保存。");

    /// <summary>Button.</summary>
    public static LocalizedText Go { get; } = new("Match this text", "匹配此文本");

    /// <summary>Button while it works.</summary>
    public static LocalizedText Matching { get; } = new("Matching", "正在匹配");

    /// <summary>Button.</summary>
    public static LocalizedText OpenFile { get; } = new("Open a file", "打开文件");

    /// <summary>Head of the text.</summary>
    public static LocalizedText YourText { get; } = new("Your text", "您的文本");

    /// <summary>Below the text.</summary>
    public static LocalizedText WhatIsMarked { get; } = new("Marked: what a signature matched. The number is the article's.", "高亮部分为特征匹配的内容，编号为文章编号。");

    /// <summary>Section.</summary>
    public static LocalizedText Problems { get; } = new("What it shows", "显示的问题");

    /// <summary>Tag of a line that looks alike.</summary>
    public static LocalizedText Not { get; } = new("not", "非");

    /// <summary>Link.</summary>
    public static LocalizedText Cause { get; } = new("Cause in the article", "文章中的原因");

    /// <summary>Link.</summary>
    public static LocalizedText Remedy { get; } = new("What to do", "处理办法");

    /// <summary>The object is not there.</summary>
    public static LocalizedText InNoCluster { get; } = new("in no cluster now", "目前不在任何集群中");

    /// <summary>The object is not seen, but not all is seen.</summary>
    public static LocalizedText NotSeen { get; } = new("not seen; not every cluster can be read now", "未看到；目前并非所有集群都可读取");

    /// <summary>The field is empty.</summary>
    public static LocalizedText NothingToMatch { get; } = new("There is no text yet. Paste some, or open a file.", "还没有文本。请粘贴文本或打开文件。");

    /// <summary>The file is no text.</summary>
    public static LocalizedText NotText { get; } = new("This file is not text in UTF-8. Unpack it, or save it as UTF-8.", "此文件不是 UTF-8 文本。请先解压，或另存为 UTF-8。");

    /// <summary>What to try.</summary>
    public static LocalizedText TryMore { get; } = new(
        "Paste more lines around the failure, the events of the object (kubectl describe) or the alert itself.", "粘贴故障前后更多的行、对象的事件（kubectl describe）或告警本身。");

    /// <summary>What to try.</summary>
    public static LocalizedText TrySearch { get; } = new("Search the articles for the first line", "用第一行搜索文章");

    /// <summary>Why comparisons were left out.</summary>
    public static LocalizedText NotComparedWhy { get; } = new("The text would have taken too long. Match a smaller part of it.", "此文本耗时过长。请只匹配其中一部分。");

    /// <summary>The result as a sentence.</summary>
    public static LocalizedText Heading(int lines, int problems) => new(
        (lines == 1 ? "1 line, " : $"{Translator.N(lines)} lines, ") + (problems switch
        {
            0 => "no known problem",
            1 => "1 problem",
            _ => $"{Translator.N(problems)} problems",
        }),
        problems == 0 ? $"{Translator.N(lines)} 行，没有已知问题" : $"{Translator.N(lines)} 行，{Translator.N(problems)} 个问题");

    /// <summary>The file is too large.</summary>
    public static LocalizedText TooLarge(long size)
    {
        var mib = ((double)size / MatchLimits.LargestText).ToString("0.##", CultureInfo.InvariantCulture);
        return new(
            $"The text has {mib} MiB ({Translator.N(size)} bytes); 1 MiB is allowed. Match the part around the failure.", $"文本为 {mib} MiB（{Translator.N(size)} 字节），最多允许 1 MiB。请只匹配故障前后的部分。");
    }

    /// <summary>What was done.</summary>
    public static LocalizedText Took(int matched, int signatures, string milliseconds) => new(
        $"{Translator.N(matched)} {(matched == 1 ? "line" : "lines")} matched by {Translator.N(signatures)} signatures in {milliseconds} ms",
        $"{Translator.N(signatures)} 条特征，匹配 {Translator.N(matched)} 行，用时 {milliseconds} 毫秒");

    /// <summary>Nothing was found.</summary>
    public static LocalizedText NothingMatched(int signatures) => new(
        $"None of {Translator.N(signatures)} signatures matches this text.", $"{Translator.N(signatures)} 条特征都不匹配此文本。");

    /// <summary>Folded lines.</summary>
    public static LocalizedText Unfold(int from, int folded, int next) => folded == next
        ? new($"Show lines {Translator.N(from)} to {Translator.N(from + folded - 1)}", $"显示第 {Translator.N(from)} 至 {Translator.N(from + folded - 1)} 行")
        : new($"{Translator.N(folded)} lines without a match; show the next {Translator.N(next)}", $"{Translator.N(folded)} 行没有匹配；显示接下来的 {Translator.N(next)} 行");

    /// <summary>A line's tag in words.</summary>
    public static LocalizedText LineProves(int line, int article, string title) => new($"Line {line} shows article {article}: {title}", $"第 {line} 行显示文章 {article}：{title}");

    /// <summary>A line.</summary>
    public static LocalizedText Line(int number) => new($"Line {Translator.N(number)}", $"第 {Translator.N(number)} 行");

    /// <summary>What a line is not.</summary>
    public static LocalizedText LooksLike(int article, string title) => new($"looks like {article}, {title}, and is not", $"看起来像文章 {article}《{title}》，但不是");

    /// <summary>More such lines.</summary>
    public static LocalizedText MoreLikeIt(int lines) => new(lines == 1 ? "; 1 more line like it" : $"; {Translator.N(lines)} more lines like it", $"；还有 {Translator.N(lines)} 行类似");

    /// <summary>More lines that look alike.</summary>
    public static LocalizedText MoreLookAlikes(int kinds) => new(
        kinds == 1 ? "1 more kind of line looks like a problem and is not" : $"{Translator.N(kinds)} more kinds of lines look like a problem and are not", $"还有 {Translator.N(kinds)} 类行看起来像问题，但不是");

    /// <summary>More lines of a signature.</summary>
    public static LocalizedText MoreLines(int lines) => new($"and {Translator.N(lines)} more", $"等另外 {Translator.N(lines)} 行");

    /// <summary>More names.</summary>
    public static LocalizedText MoreNames(int names) => new($"{Translator.N(names)} more names in these lines", $"这些行中还有 {Translator.N(names)} 个名称");

    /// <summary>Comparisons were left out.</summary>
    public static LocalizedText NotCompared(int times) => new($"{Translator.N(times)} comparisons were left out", $"有 {Translator.N(times)} 次比较未进行");

    /// <summary>Where an object is.</summary>
    public static LocalizedText InCluster(string cluster) => new($"in {cluster}", $"位于 {cluster}");

    /// <summary>The kind is not watched: the link asks.</summary>
    public static LocalizedText NotWatched(string cluster) => new($"not watched; the link asks {cluster}", $"未监视；点击链接向 {cluster} 查询");

    /// <summary>Whence a name is known.</summary>
    public static LocalizedText From(ParameterSource source, int line) => source switch
    {
        ParameterSource.Journal => new($"host of line {Translator.N(line)}", $"第 {Translator.N(line)} 行的主机"),
        ParameterSource.Describe => new($"from line {Translator.N(line)}, the described object", $"来自第 {Translator.N(line)} 行所描述的对象"),
        ParameterSource.AlertLabel => new("label of the alert", "告警标签"),
        ParameterSource.EventObject => new("object of the event", "事件的对象"),
        ParameterSource.SameId => new($"from line {Translator.N(line)}, by the same id", $"来自第 {Translator.N(line)} 行，ID 相同"),
        ParameterSource.TimeAndNode => new($"from line {Translator.N(line)}, by time and node", $"来自第 {Translator.N(line)} 行，按时间和节点推断"),
        _ => new($"on line {Translator.N(line)}", $"位于第 {Translator.N(line)} 行"),
    };
}
