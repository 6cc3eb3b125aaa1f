using Portal.Core.Knowledge.Exchange;
using Portal.Core.Text;

namespace Portal.Web.Localization;

/// <summary>Words of export and import.</summary>
public static class TransferText
{
    /// <summary>Heading.</summary>
    public static LocalizedText Title { get; } = new("Export and import", "导出与导入");

    /// <summary>Below the heading.</summary>
    public static LocalizedText Text { get; } = new("The whole knowledge base as a folder of Markdown and YAML, for Git and pull requests.", "整个知识库导出为 Markdown 和 YAML 文件夹，便于用 Git 和合并请求评审。");

    /// <summary>Section.</summary>
    public static LocalizedText Export { get; } = new("Export", "导出");

    /// <summary>What an export is.</summary>
    public static LocalizedText ExportText { get; } = new("A folder for each article: its texts and its signatures. The same articles give the same bytes.", "每篇文章一个文件夹，包含文本和识别特征；内容相同则字节相同。");

    /// <summary>Button.</summary>
    public static LocalizedText Download { get; } = new("Download the zip", "下载 zip");

    /// <summary>Section.</summary>
    public static LocalizedText Import { get; } = new("Import", "导入");

    /// <summary>Label.</summary>
    public static LocalizedText Choose { get; } = new("A zip of such a folder", "此类文件夹的 zip");

    /// <summary>Hint.</summary>
    public static LocalizedText ChooseHint { get; } = new("First it is only read: you see what would change. Articles that are not in it stay as they are.", "先只读取并显示会有哪些改动；不在其中的文章保持不变。");

    /// <summary>While it is read.</summary>
    public static LocalizedText Reading { get; } = new("Reading the archive", "正在读取压缩包");

    /// <summary>Nothing was imported.</summary>
    public static LocalizedText NothingChanged { get; } = new("Nothing was changed.", "没有做任何改动。");

    /// <summary>Column.</summary>
    public static LocalizedText File { get; } = new("File", "文件");

    /// <summary>Column.</summary>
    public static LocalizedText Reason { get; } = new("What is wrong", "问题");

    /// <summary>The archive itself.</summary>
    public static LocalizedText Archive { get; } = new("the archive", "压缩包");

    /// <summary>Column.</summary>
    public static LocalizedText Change { get; } = new("Change", "改动");

    /// <summary>Column.</summary>
    public static LocalizedText Fields { get; } = new("Fields", "字段");

    /// <summary>Too large.</summary>
    public static LocalizedText TooLarge(int mebibytes) => new($"The archive is larger than {mebibytes} MiB.", $"压缩包超过 {mebibytes} MiB。");

    /// <summary>The one button.</summary>
    public static LocalizedText ImportButton(int count) => new(count == 1 ? "Import 1 article" : $"Import {Translator.N(count)} articles", $"导入 {Translator.N(count)} 篇文章");

    /// <summary>What is wrong.</summary>
    public static LocalizedText Wrong(int count) => new(count == 1 ? "1 thing in the archive is not right." : $"{Translator.N(count)} things in the archive are not right.", $"压缩包中有 {Translator.N(count)} 处问题。");

    /// <summary>What would be done.</summary>
    public static LocalizedText WouldImport(int added, int changed) => new($"Would add {Translator.N(added)} and change {Translator.N(changed)} articles.", $"将新增 {Translator.N(added)} 篇、修改 {Translator.N(changed)} 篇文章。");

    /// <summary>What was done.</summary>
    public static LocalizedText Imported(int added, int changed) => new($"Added {Translator.N(added)} and changed {Translator.N(changed)} articles.", $"已新增 {Translator.N(added)} 篇、修改 {Translator.N(changed)} 篇文章。");

    /// <summary>What stays.</summary>
    public static LocalizedText UnchangedAre(int count) => new($"{Translator.N(count)} say the same already.", $"{Translator.N(count)} 篇内容相同。");

    /// <summary>Files of no article.</summary>
    public static LocalizedText Ignored(string files, int count) => new($"{Translator.N(count)} files are of no article: {files}", $"有 {Translator.N(count)} 个文件不属于任何文章： {files}");

    /// <summary>What is done to an article.</summary>
    public static LocalizedText Of(ImportChange change) => change switch
    {
        ImportChange.New => new("new", "新增"),
        ImportChange.Changed => new("changed", "修改"),
        _ => new("unchanged", "未变"),
    };
}
