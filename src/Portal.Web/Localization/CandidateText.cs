using Portal.Core.Knowledge.Candidates;
using Portal.Core.Text;

namespace Portal.Web.Localization;

/// <summary>Words of the lines that no article knows.</summary>
public static class CandidateText
{
    /// <summary>The page.</summary>
    public static LocalizedText Title { get; } = new("Unknown lines", "未识别的日志行");

    /// <summary>Below the heading.</summary>
    public static LocalizedText Scope { get; } = new(
        "Kept from pastes that no article knew. Lines of one form are one; secrets were masked before they were stored.", "从没有文章能识别的粘贴中保留。同一形式的行合为一条，保存前已遮盖密钥。");

    /// <summary>Head of the offer.</summary>
    public static LocalizedText Offer { get; } = new("Keep what no article knows", "保留没有文章能识别的行");

    /// <summary>What the offer does.</summary>
    public static LocalizedText OfferText { get; } = new(
        "The telling lines become candidates for an article: numbers, ids and names are masked, secrets are removed, the same form is counted. The rest of the text is not kept.",
        "关键的行会成为文章的候选：数字、ID 和名称会被掩码，密钥会被去除，同一形式会被计数。其余文本不会保存。");

    /// <summary>Button.</summary>
    public static LocalizedText Keep { get; } = new("Keep as candidates", "保留为候选");

    /// <summary>Button while it works.</summary>
    public static LocalizedText Keeping { get; } = new("Keeping", "正在保留");

    /// <summary>Nothing was kept.</summary>
    public static LocalizedText NothingKept { get; } = new("There is no line to keep.", "没有可保留的行。");

    /// <summary>A new candidate.</summary>
    public static LocalizedText IsNew { get; } = new("new", "新");

    /// <summary>A dismissed one came again.</summary>
    public static LocalizedText StaysDismissed { get; } = new("dismissed before; stays so", "此前已忽略，保持不变");

    /// <summary>One with an article came again.</summary>
    public static LocalizedText HasArticle { get; } = new("an article was made of it", "已写成文章");

    /// <summary>Link.</summary>
    public static LocalizedText Write { get; } = new("Write the article", "撰写文章");

    /// <summary>Button.</summary>
    public static LocalizedText Dismiss { get; } = new("Dismiss", "忽略");

    /// <summary>Button.</summary>
    public static LocalizedText Restore { get; } = new("Restore", "恢复");

    /// <summary>Filter.</summary>
    public static LocalizedText Text { get; } = new("Text", "文本");

    /// <summary>Filter.</summary>
    public static LocalizedText State { get; } = new("State", "状态");

    /// <summary>Filter.</summary>
    public static LocalizedText Open { get; } = new("Waiting", "待处理");

    /// <summary>Filter.</summary>
    public static LocalizedText WithArticle { get; } = new("With an article", "已有文章");

    /// <summary>Filter.</summary>
    public static LocalizedText Dismissed { get; } = new("Dismissed", "已忽略");

    /// <summary>Filter.</summary>
    public static LocalizedText All { get; } = new("All", "全部");

    /// <summary>Order.</summary>
    public static LocalizedText Order { get; } = new("Order", "排序");

    /// <summary>Order.</summary>
    public static LocalizedText ByPastes { get; } = new("Most often", "次数最多");

    /// <summary>Order.</summary>
    public static LocalizedText ByLastSeen { get; } = new("Last seen", "最近出现");

    /// <summary>Order.</summary>
    public static LocalizedText ByFirstSeen { get; } = new("Newest", "最新");

    /// <summary>Label of the sample.</summary>
    public static LocalizedText Sample { get; } = new("One such line", "其中一行");

    /// <summary>Nothing was kept yet.</summary>
    public static LocalizedText Empty { get; } = new("No line waits for an article. Keep one at", "没有等待文章的行。可在此保留：");

    /// <summary>The filter finds nothing.</summary>
    public static LocalizedText NothingMatches { get; } = new("No line matches the filter.", "没有符合筛选条件的行。");

    /// <summary>Label of an article.</summary>
    public static LocalizedText Became { get; } = new("Became", "已写成");

    /// <summary>Label of an article.</summary>
    public static LocalizedText MatchedBy { get; } = new("Known by now:", "现已可由此文章识别：");

    /// <summary>Its article does not match the sample.</summary>
    public static LocalizedText NotMatched { get; } = new("no signature matches this line any more", "已没有特征匹配此行");

    /// <summary>The candidate is gone.</summary>
    public static LocalizedText Gone { get; } = new("This line is not kept any more", "此行已不再保留");

    /// <summary>What that means.</summary>
    public static LocalizedText GoneText { get; } = new("It made room for others. The article can be written all the same.", "它已为其他行腾出位置。文章仍可照常撰写。");

    /// <summary>The candidate has an article.</summary>
    public static LocalizedText HasOne { get; } = new("An article was made of this line already:", "此行已写成文章：");

    /// <summary>What to do then.</summary>
    public static LocalizedText HasOneText { get; } = new("Edit that one. What you save here becomes a second article.", "请编辑那一篇。在此保存会成为第二篇文章。");

    /// <summary>Link back.</summary>
    public static LocalizedText FromCandidate { get; } = new("From a line that was kept", "来自保留的日志行");

    /// <summary>Heading of the page.</summary>
    public static LocalizedText Heading(int open) => new(
        open == 1 ? "1 line waits for an article" : $"{Translator.N(open)} lines wait for an article", $"{Translator.N(open)} 行等待文章");

    /// <summary>Link with the number.</summary>
    public static LocalizedText Link(int open) => new($"Unknown lines ({Translator.N(open)})", $"未识别的日志行（{Translator.N(open)}）");

    /// <summary>Heading of what was kept.</summary>
    public static LocalizedText Kept(int forms) => new(forms == 1 ? "1 form of line kept" : $"{Translator.N(forms)} forms of lines kept", $"已保留 {Translator.N(forms)} 种形式的行");

    /// <summary>How often.</summary>
    public static LocalizedText Pastes(long pastes) => new(pastes == 1 ? "1 paste" : $"{Translator.N(pastes)} pastes", $"{Translator.N(pastes)} 次粘贴");

    /// <summary>How many lines.</summary>
    public static LocalizedText Lines(long lines) => new(lines == 1 ? "1 line" : $"{Translator.N(lines)} lines", $"{Translator.N(lines)} 行");

    /// <summary>Who kept it.</summary>
    public static LocalizedText By(string name) => new($"by {name}", $"由 {name}");

    /// <summary>Who dismissed it.</summary>
    public static LocalizedText DismissedBy(string name) => new($"dismissed by {name}", $"由 {name} 忽略");

    /// <summary>What had to make room.</summary>
    public static LocalizedText Forgotten(long count) => new(
        $"At most {Translator.N(MatchCandidates.MostCandidates)} are kept: {Translator.N(count)} that were rarely seen made room.", $"最多保留 {Translator.N(MatchCandidates.MostCandidates)} 条：{Translator.N(count)} 条少见的已被移除。");

    /// <summary>The name of a state.</summary>
    public static LocalizedText Name(CandidateState state) => state switch
    {
        CandidateState.Article => WithArticle,
        CandidateState.Dismissed => Dismissed,
        _ => Open,
    };

    /// <summary>What of a text was left out: lines that are known, that are quiet, that are too bare, and lines of more forms.</summary>
    public static LocalizedText LeftOut(int known, int quiet, int bare, int moreForms, int moreLines)
    {
        (int Count, string En, string Zh)[] all =
        [
            (known, "that an article knows", "有文章能识别"),
            (quiet, "without a word of failure", "没有故障字样"),
            (bare, "with too little to be known by", "内容太少，无法识别"),
            (moreLines, $"of {Translator.N(moreForms)} more forms (at most {CandidateReader.MostForms} are kept at once)", $"属于另外 {Translator.N(moreForms)} 种形式（一次最多保留 {CandidateReader.MostForms} 种）"),
        ];
        var some = all.Where(static one => one.Count > 0).ToList();
        return some.Count == 0 ? new("Nothing was left out.", "没有遗漏。") : new(
            $"Left out: {string.Join(", ", some.Select(static one => $"{Translator.N(one.Count)} {(one.Count == 1 ? "line" : "lines")} {one.En}"))}.",
            $"未保留：{string.Join("，", some.Select(static one => $"{Translator.N(one.Count)} 行{one.Zh}"))}。");
    }
}
