using Portal.Core.Text;

namespace Portal.Core.Knowledge;

/// <summary>What is said of a field that breaks a rule for articles. Each stands behind the name of its field.</summary>
public static class RuleText
{
    /// <summary>Nothing is in it.</summary>
    public static LocalizedText Empty { get; } = new("must not be empty", "不能为空");

    /// <summary>Line ends in a line.</summary>
    public static LocalizedText OneLine { get; } = new("must be one line", "只能是一行");

    /// <summary>No language of the portal.</summary>
    public static LocalizedText Language { get; } = new("must be en or zh", "必须是 en 或 zh");

    /// <summary>A number below 1.</summary>
    public static LocalizedText Number { get; } = new("must be 1 or more", "必须大于等于 1");

    /// <summary>What PostgreSQL does not store.</summary>
    public static LocalizedText NotStorable { get; } = new("holds a NUL or half of a character, which cannot be stored", "含有 NUL 或残缺的字符，无法保存");

    /// <summary>A pattern for every line.</summary>
    public static LocalizedText MatchesEmpty { get; } = new("matches the empty text, and so every line", "与空文本匹配，因此会匹配每一行");

    /// <summary>A pattern that hostile text makes slow.</summary>
    public static LocalizedText NotLinear { get; } = new(
        "does not run in linear time: look-around, back-references and atomic groups are not allowed, nor are repetitions that grow too large",
        "不能在线性时间内运行：不允许使用环视、反向引用和原子组，也不允许过大的重复次数");

    /// <summary>A signature without literals.</summary>
    public static LocalizedText NoLiteral { get; } = new(
        "give at least one text that every matching line holds; only lines with one are looked at", "请至少给出一个每个匹配行都包含的文本；只检查包含它的行");

    /// <summary>Nothing shipped waits.</summary>
    public static LocalizedText NothingShipped { get; } = new(
        "nothing is shipped that waits for a decision; somebody may have made it already", "没有等待决定的内置文本，可能已有人处理");

    /// <summary>No slug.</summary>
    public static LocalizedText Slug(string slug) => new(
        $"\"{slug}\" must be 2 to 80 lower-case letters and digits in words with single hyphens", $"“{slug}”必须是 2 到 80 个小写字母和数字，单词之间用一个连字符");

    /// <summary>A slug that is a number.</summary>
    public static LocalizedText SlugIsNumber(string slug) => new(
        $"\"{slug}\" must not be a number, since articles are also found by number", $"“{slug}”不能是数字，因为文章也可以按编号查找");

    /// <summary>A slug that the portal has for itself.</summary>
    public static LocalizedText SlugIsReserved(string slug) => new($"\"{slug}\" is an address of the portal's own", $"“{slug}”是 Portal 自用的地址");

    /// <summary>A slug of another article.</summary>
    public static LocalizedText SlugIsTaken(string slug) => new($"\"{slug}\" is taken by another article", $"“{slug}”已被另一篇文章使用");

    /// <summary>More than allowed.</summary>
    public static LocalizedText TooMany(int count, int most) => new($"{count} are too many; {most} are allowed", $"有 {count} 个，最多允许 {most} 个");

    /// <summary>Longer than allowed.</summary>
    public static LocalizedText TooLong(int length, int most) => new($"has {length} characters; {most} are allowed", $"有 {length} 个字符，最多允许 {most} 个");

    /// <summary>A source that is not of the web.</summary>
    public static LocalizedText NoAddress(string url) => new($"\"{url}\" is not an http or https address", $"“{url}”不是 http 或 https 地址");

    /// <summary>An id that is there more than once.</summary>
    public static LocalizedText IdTwice(string id, int count) => new($"the id \"{id}\" is used {count} times", $"标识“{id}”用了 {count} 次");

    /// <summary>No regular expression.</summary>
    public static LocalizedText NoExpression(string why) => new($"is not a regular expression: {why}", $"不是正则表达式：{why}");

    /// <summary>A sample that is not matched.</summary>
    public static LocalizedText SampleNotMatched(string sample) => new($"the pattern does not match \"{sample}\"", $"模式与“{sample}”不匹配");

    /// <summary>A look-alike that is matched.</summary>
    public static LocalizedText LookAlikeMatched(string line) => new($"the pattern matches \"{line}\", which it must not", $"模式与“{line}”匹配，但不应匹配");

    /// <summary>A literal that nearly every line holds.</summary>
    public static LocalizedText LiteralTooShort(string literal, int least) => new(
        $"\"{literal}\" is too short; {least} characters are the least", $"“{literal}”太短，至少要 {least} 个字符");

    /// <summary>Literals that a sample does not hold.</summary>
    public static LocalizedText LiteralNotIn(string sample) => new($"none of them is in the sample \"{sample}\"", $"样例“{sample}”中一个都没有");

    /// <summary>Fewer samples than prove a pattern.</summary>
    public static LocalizedText TooFewSamples(int count, int fewest) => new($"{count} are there; at least {fewest} must prove the pattern", $"有 {count} 条，至少要 {fewest} 条来验证模式");

    /// <summary>A sample that is too long.</summary>
    public static LocalizedText SampleTooLong(int length, int most) => new($"one has {length} characters; {most} are allowed", $"其中一条有 {length} 个字符，最多允许 {most} 个");

    /// <summary>Marks of a merge.</summary>
    public static LocalizedText MergeMark(int line) => new(
        $"line {line} is a mark of a merge; keep what is right and take away the lines that begin with <<<<<<<, ======= and >>>>>>> (in a block of code they may stand; a heading is written with #)",
        $"第 {line} 行是合并标记；请保留正确的内容，并删除以 <<<<<<<、======= 和 >>>>>>> 开头的行（代码块中可以保留；标题请用 # 书写）");

    /// <summary>A candidate that is gone.</summary>
    public static LocalizedText NoCandidate(string id) => new(
        $"there is no candidate {id}; it may have made room for others. Save without it", $"没有候选 {id}，它可能已为其他候选让出位置。请不带候选保存");

    /// <summary>A candidate of another article.</summary>
    public static LocalizedText CandidateHasArticle(string slug) => new(
        $"the article \"{slug}\" was made of it already. Open that one, or save without the candidate", $"已由它生成文章“{slug}”。请打开那篇文章，或不带候选保存");

    /// <summary>No such revision to restore.</summary>
    public static LocalizedText NoRevision(int revision) => new($"the article has no revision {revision}", $"文章没有第 {revision} 版");

    /// <summary>A revision that would change nothing.</summary>
    public static LocalizedText SameAsRevision(int revision) => new($"the article says now what it said in revision {revision}", $"文章现在的内容与第 {revision} 版相同");
}
