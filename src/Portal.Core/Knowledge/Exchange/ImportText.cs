using Portal.Core.Text;

namespace Portal.Core.Knowledge.Exchange;

/// <summary>Why an archive, or a file in it, cannot be imported.</summary>
public static class ImportText
{
    /// <summary>Nothing to import.</summary>
    public static LocalizedText NoArticle { get; } = new(
        "the archive holds no article: a folder for each, named by its slug, with article.en.md or article.zh.md",
        "压缩包中没有文章：每篇文章一个以 slug 命名的文件夹，其中有 article.en.md 或 article.zh.md");

    /// <summary>Two writers at once.</summary>
    public static LocalizedText SomebodyFaster { get; } = new("somebody saved one of the articles at the same moment; import again", "有人同时保存了其中一篇文章，请重新导入");

    /// <summary>No zip.</summary>
    public static LocalizedText NoZip { get; } = new("is not a zip archive, or a damaged one", "不是 zip 压缩包，或已损坏");

    /// <summary>An absolute path, or one of Windows.</summary>
    public static LocalizedText NotRelative { get; } = new("a path must be relative, with / between its parts", "路径必须是相对路径，并用 / 分隔");

    /// <summary>A path that climbs.</summary>
    public static LocalizedText Climbs { get; } = new("a path must not hold .. or .", "路径不能包含 .. 或 .");

    /// <summary>A path that deceives.</summary>
    public static LocalizedText NotVisible { get; } = new("a path must have visible characters only", "路径只能包含可见字符");

    /// <summary>No regular file.</summary>
    public static LocalizedText NoFile { get; } = new("is a link or a device; only files are allowed", "是链接或设备，只允许普通文件");

    /// <summary>A secret.</summary>
    public static LocalizedText Encrypted { get; } = new("is encrypted", "已加密");

    /// <summary>No text.</summary>
    public static LocalizedText NotUtf8 { get; } = new("is not UTF-8", "不是 UTF-8 编码");

    /// <summary>A file without a head.</summary>
    public static LocalizedText NoHead { get; } = new("must begin with a line --- and the head of the article", "必须以一行 --- 和文章头部开始");

    /// <summary>No list.</summary>
    public static LocalizedText NoSignatures { get; } = new("must be a list of signatures", "必须是识别特征的列表");

    /// <summary>A field that is not there.</summary>
    public static LocalizedText Missing { get; } = new("is missing", "缺失");

    /// <summary>No room's name.</summary>
    public static LocalizedText NoRoom { get; } = new("must be the name of a room, such as PodStuckTerminating, or empty", "必须是内置问题的名称，如 PodStuckTerminating，或留空");

    /// <summary>No number.</summary>
    public static LocalizedText NoNumber { get; } = new("must be a whole number without quotes", "必须是不带引号的整数");

    /// <summary>No list.</summary>
    public static LocalizedText NoList { get; } = new("must be a list, such as [a, b]", "必须是列表，如 [a, b]");

    /// <summary>No text.</summary>
    public static LocalizedText NoText { get; } = new("must be a text", "必须是文本");

    /// <summary>More or less than one document.</summary>
    public static LocalizedText NotOneDocument { get; } = new("must hold exactly one YAML document", "必须恰好包含一个 YAML 文档");

    /// <summary>No YAML, and the parser does not say why.</summary>
    public static LocalizedText UnclosedYaml { get; } = new(
        "is not valid YAML (a bracket or quote that is not closed, or a wrong escape?)", "不是有效的 YAML（括号或引号未闭合，或转义有误？）");

    /// <summary>What makes bombs and other types.</summary>
    public static LocalizedText ForbiddenYaml { get; } = new("YAML anchors, aliases and tags are not allowed", "不允许使用 YAML 锚点、别名和标签");

    /// <summary>Errors that are not listed.</summary>
    public static LocalizedText More(int count) => new($"and {count} more errors", $"另有 {count} 处错误");

    /// <summary>Too many files.</summary>
    public static LocalizedText TooManyEntries(int count, int most) => new($"the archive has {count} entries; {most} are allowed", $"压缩包有 {count} 个条目，最多允许 {most} 个");

    /// <summary>The same path again.</summary>
    public static LocalizedText Twice(int times) => new($"is in the archive {times} times (capitals make no difference)", $"在压缩包中出现了 {times} 次（不区分大小写）");

    /// <summary>A path that is too long.</summary>
    public static LocalizedText PathLength(int longest) => new($"a path must have 1 to {longest} characters", $"路径长度必须是 1 到 {longest} 个字符");

    /// <summary>A file that unpacks to too much.</summary>
    public static LocalizedText EntryTooLarge(int mebibytes, int times) => new(
        $"is larger than {mebibytes} MiB, or more than {times} times as large as it is packed", $"超过 {mebibytes} MiB，或解压后超过压缩大小的 {times} 倍");

    /// <summary>An archive that unpacks to too much.</summary>
    public static LocalizedText TotalTooLarge(int mebibytes) => new($"the archive is larger than {mebibytes} MiB unpacked", $"压缩包解压后超过 {mebibytes} MiB");

    /// <summary>A head that does not end.</summary>
    public static LocalizedText HeadNotEnded(int kibibytes) => new($"no line --- ends the head within {kibibytes} KiB", $"头部在 {kibibytes} KiB 内没有以一行 --- 结束");

    /// <summary>A slug that is not that of its folder.</summary>
    public static LocalizedText NotFolder(string slug) => new($"must be the name of the folder, {slug}", $"必须是文件夹的名称 {slug}");

    /// <summary>A file that no article has.</summary>
    public static LocalizedText UnknownFile(string known) => new($"is not a file of an article; those are {known}", $"不是文章的文件，文章的文件有 {known}");

    /// <summary>No text in it.</summary>
    public static LocalizedText NeitherLanguage(string english, string chinese) => new($"has neither {english} nor {chinese}", $"既没有 {english} 也没有 {chinese}");

    /// <summary>Two languages that do not agree.</summary>
    public static LocalizedText Differs(string english) => new(
        $"differs from {english}, but must be the same in both languages", $"与 {english} 不同，但两种语言必须一致");

    /// <summary>A number that is not the article's.</summary>
    public static LocalizedText OtherNumber(int here, int there) => new(
        $"is {here} here and {there} in the portal; an article keeps its number", $"此处为 {here}，Portal 中为 {there}；文章的编号不能更改");

    /// <summary>A number of another article.</summary>
    public static LocalizedText NumberTaken(int number, string slug) => new(
        $"{number} belongs to {slug}; leave the line out to get the next free one", $"{number} 已属于 {slug}；删除该行即可使用下一个空闲编号");

    /// <summary>A room that is not the article's.</summary>
    public static LocalizedText OtherRoom(string here, string there) => new(
        $"is \"{here}\" here and \"{there}\" in the portal; an article keeps its room", $"此处为“{here}”，Portal 中为“{there}”；文章所属的内置问题不能更改");

    /// <summary>A room of another article.</summary>
    public static LocalizedText RoomTaken(string room, string slug) => new($"{room} belongs to {slug}", $"{room} 已属于 {slug}");

    /// <summary>No mapping.</summary>
    public static LocalizedText NoFields(string known) => new($"must be fields with values; known are {known}", $"必须是字段和值，已知字段有 {known}");

    /// <summary>A field that nobody reads.</summary>
    public static LocalizedText UnknownField(string known) => new($"is not known; known are {known}", $"是未知字段，已知字段有 {known}");

    /// <summary>A word that is none of some.</summary>
    public static LocalizedText NoChoice(string text, string choices) => new($"is \"{text}\"; it must be one of {choices}", $"为“{text}”，必须是以下之一：{choices}");

    /// <summary>No YAML.</summary>
    public static LocalizedText NoYaml(string why) => new($"is not valid YAML: {why}", $"不是有效的 YAML：{why}");

    /// <summary>YAML that is too deep.</summary>
    public static LocalizedText TooDeep(int deepest) => new($"YAML nests deeper than {deepest}", $"YAML 嵌套超过 {deepest} 层");
}
