using Portal.Core.Text;

namespace Portal.Web.Localization;

/// <summary>Words of the editor of articles.</summary>
public static class EditorText
{
    /// <summary>Button and heading while it is read.</summary>
    public static LocalizedText Edit { get; } = new("Edit", "编辑");

    /// <summary>Heading of a new article.</summary>
    public static LocalizedText NewTitle { get; } = new("New article", "新建文章");

    /// <summary>Button on a finding.</summary>
    public static LocalizedText WriteAfterFinding { get; } = new("Write what I learnt", "写下学到的内容");

    /// <summary>Link to the finding that the article is written after.</summary>
    public static LocalizedText FromFinding { get; } = new("begun from this finding", "基于这条发现");

    /// <summary>Label.</summary>
    public static LocalizedText Title { get; } = new("Title", "标题");

    /// <summary>Label.</summary>
    public static LocalizedText Slug { get; } = new("Name in addresses", "地址中的名称");

    /// <summary>Hint.</summary>
    public static LocalizedText SlugHint { get; } = new("Lower-case letters, digits and hyphens; it never changes. Empty: made from the title.", "小写字母、数字和连字符，之后不能更改。留空则由标题生成。");

    /// <summary>Label.</summary>
    public static LocalizedText Summary { get; } = new("Summary", "摘要");

    /// <summary>Hint.</summary>
    public static LocalizedText SummaryHint { get; } = new("One sentence: what a person sees who has the problem.", "一句话：遇到问题的人会看到什么。");

    /// <summary>Label.</summary>
    public static LocalizedText Body { get; } = new("Text", "正文");

    /// <summary>Hint.</summary>
    public static LocalizedText BodyHint { get; } = new(
        "Markdown. A heading may end with its anchor, {#cause}. Links: /findings, /clusters/…, #cause, https://…", "Markdown。标题末尾可写锚点，如 {#cause}。链接：/findings、/clusters/…、#cause、https://…");

    /// <summary>Label of the preview.</summary>
    public static LocalizedText Preview { get; } = new("As readers see it", "读者看到的样子");

    /// <summary>Empty preview.</summary>
    public static LocalizedText NothingToPreview { get; } = new("Nothing is written yet.", "还没有内容。");

    /// <summary>Section.</summary>
    public static LocalizedText Facts { get; } = new("Facts", "属性");

    /// <summary>Section.</summary>
    public static LocalizedText FactsText { get; } = new("for both languages, but for the versions", "除版本外，两种语言共用");

    /// <summary>Label.</summary>
    public static LocalizedText Tags { get; } = new("Tags", "标签");

    /// <summary>Hint.</summary>
    public static LocalizedText TagsHint { get; } = new("Lower case, with commas between them: pods, volumes", "小写，用逗号分隔：pods, volumes");

    /// <summary>Label.</summary>
    public static LocalizedText Related { get; } = new("Related articles", "相关文章");

    /// <summary>Hint.</summary>
    public static LocalizedText RelatedHint { get; } = new("Their names in addresses, with commas between them", "它们在地址中的名称，用逗号分隔");

    /// <summary>Hint.</summary>
    public static LocalizedText VersionsHint { get; } = new("One statement a line", "每行一条");

    /// <summary>Label.</summary>
    public static LocalizedText SourceTitle { get; } = new("What it is", "名称");

    /// <summary>Label.</summary>
    public static LocalizedText SourceUrl { get; } = new("Address (https)", "地址（https）");

    /// <summary>Button.</summary>
    public static LocalizedText AddSource { get; } = new("Add a source", "添加来源");

    /// <summary>Button.</summary>
    public static LocalizedText Remove { get; } = new("Remove", "移除");

    /// <summary>Label.</summary>
    public static LocalizedText Comment { get; } = new("Why", "修改说明");

    /// <summary>Hint.</summary>
    public static LocalizedText CommentHint { get; } = new("Stands in the history beside your name.", "与您的名字一起显示在历史中。");

    /// <summary>Label.</summary>
    public static LocalizedText Signatures { get; } = new("Signatures", "识别特征");

    /// <summary>Label.</summary>
    public static LocalizedText SignaturesText { get; } = new("by which the problem is recognised in what people paste, and in alerts", "用于在粘贴的文本和告警中识别此问题");

    /// <summary>Label.</summary>
    public static LocalizedText AddSignature { get; } = new("Add a signature", "添加识别特征");

    /// <summary>Label.</summary>
    public static LocalizedText RemoveSignature { get; } = new("Remove this signature", "移除此识别特征");

    /// <summary>Label.</summary>
    public static LocalizedText SignatureWrong { get; } = new("does not prove itself yet", "尚未通过自身样例的验证");

    /// <summary>Label.</summary>
    public static LocalizedText SignatureId { get; } = new("Id", "标识");

    /// <summary>Label.</summary>
    public static LocalizedText SignatureKind { get; } = new("Where its text is found", "文本出现在哪里");

    /// <summary>Label.</summary>
    public static LocalizedText SignatureTitleEn { get; } = new("What it means, in English", "含义（英文）");

    /// <summary>Label.</summary>
    public static LocalizedText SignatureTitleZh { get; } = new("What it means, in Chinese", "含义（中文）");

    /// <summary>Label.</summary>
    public static LocalizedText Pattern { get; } = new("Pattern", "匹配模式");

    /// <summary>Label.</summary>
    public static LocalizedText PatternHint { get; } = new("A regular expression that runs in linear time. Groups named ns, pod, node, pv, pvc … become links.", "线性时间的正则表达式。名为 ns、pod、node、pv、pvc 等的分组会变成链接。");

    /// <summary>Label.</summary>
    public static LocalizedText Literals { get; } = new("Fixed texts", "固定文本");

    /// <summary>Label.</summary>
    public static LocalizedText LiteralsHint { get; } = new("One a line; a matching line holds at least one of them. Only such lines are looked at.", "每行一条；匹配的行至少包含其中一条，只检查这样的行。");

    /// <summary>Label.</summary>
    public static LocalizedText Samples { get; } = new("Lines that it must match", "必须匹配的行");

    /// <summary>Label.</summary>
    public static LocalizedText SamplesHint { get; } = new("Real ones, one a line.", "真实样例，每行一条。");

    /// <summary>Label.</summary>
    public static LocalizedText LookAlikes { get; } = new("Lines that look alike and that it must not match", "相似但不得匹配的行");

    /// <summary>Label.</summary>
    public static LocalizedText LookAlikesHint { get; } = new("One a line.", "每行一条。");

    /// <summary>The one button.</summary>
    public static LocalizedText SaveRevision { get; } = new("Save as a new revision", "保存为新版本");

    /// <summary>The one button of a new article.</summary>
    public static LocalizedText SaveNew { get; } = new("Save the article", "保存文章");

    /// <summary>Link.</summary>
    public static LocalizedText Cancel { get; } = new("Leave without saving", "不保存并离开");

    /// <summary>State beside the button.</summary>
    public static LocalizedText Saving { get; } = new("Saving", "正在保存");

    /// <summary>State beside the button.</summary>
    public static LocalizedText KeptHere { get; } = new("Not saved yet; kept in this browser meanwhile", "尚未保存，暂存于此浏览器");

    /// <summary>State beside the button.</summary>
    public static LocalizedText NothingChanged { get; } = new("Nothing is changed yet", "尚无改动");

    /// <summary>A save that did not work.</summary>
    public static LocalizedText NotSavedYet { get; } = new("Not saved.", "未保存。");

    /// <summary>A save that did not work.</summary>
    public static LocalizedText NothingLost { get; } = new("Nothing is lost: what you wrote is still here.", "您写的内容都还在。");

    /// <summary>Leaving.</summary>
    public static LocalizedText NotSaved { get; } = new("Your changes are not saved.", "您的改动尚未保存。");

    /// <summary>Leaving.</summary>
    public static LocalizedText NotSavedText { get; } = new("This browser keeps them, and offers them when you come back to this page.", "此浏览器会保留它们，下次打开本页时可以恢复。");

    /// <summary>Leaving.</summary>
    public static LocalizedText Stay { get; } = new("Stay here", "留在此页");

    /// <summary>Leaving.</summary>
    public static LocalizedText Leave { get; } = new("Leave", "离开");

    /// <summary>A draft is kept.</summary>
    public static LocalizedText DraftKept { get; } = new("This browser kept what you wrote here and did not save.", "此浏览器保留了您上次未保存的内容。");

    /// <summary>A draft is kept.</summary>
    public static LocalizedText DraftKeptText { get; } = new("Kept at", "保留时间：");

    /// <summary>Button.</summary>
    public static LocalizedText TakeUpDraft { get; } = new("Go on with it", "继续编辑它");

    /// <summary>Button.</summary>
    public static LocalizedText DiscardDraft { get; } = new("Throw it away", "丢弃");

    /// <summary>The language has no text yet.</summary>
    public static LocalizedText LanguageMissing { get; } = new("there is no text in this language yet; the other one is here to translate from", "此语言尚无文本，先放入另一种语言供翻译");

    /// <summary>Another editor, what it means.</summary>
    public static LocalizedText SomebodyFasterText { get; } = new(
        "You began from an earlier revision. Yours is not saved over it.", "您基于的是更早的版本，不会覆盖对方的修改。");

    /// <summary>Heading.</summary>
    public static LocalizedText EditTitle(string title) => new($"Edit: {title}", $"编辑：{title}");

    /// <summary>Which language is edited.</summary>
    public static LocalizedText EditingLanguage(bool chinese) => chinese ? new("the Chinese text", "中文文本") : new("the English text", "英文文本");

    /// <summary>Button to the other language.</summary>
    public static LocalizedText EditOther(bool chinese) => chinese ? new("Edit the English text", "编辑英文文本") : new("Edit the Chinese text", "编辑中文文本");

    /// <summary>The revision that the form began from.</summary>
    public static LocalizedText BeganFrom(int revision) => new($"from revision {revision}", $"基于第 {revision} 版");

    /// <summary>The number of a source, for its button.</summary>
    public static LocalizedText SourceNumber(int number) => new($"source {number}", $"来源 {number}");

    /// <summary>How many fields are wrong.</summary>
    public static LocalizedText FieldsWrong(int count) => new(count == 1 ? "1 field is not right yet." : $"{count} fields are not right yet.", $"{count} 个字段需要修改。");

    /// <summary>Another editor.</summary>
    public static LocalizedText SomebodyFaster(string who, int revision) => new($"{who} saved revision {revision} while you write.", $"您编辑期间，{who} 保存了第 {revision} 版。");

    /// <summary>A signature without a title.</summary>
    public static LocalizedText SignatureNumber(int number) => new($"Signature {number}", $"识别特征 {number}");

    /// <summary>A signature that is right.</summary>
    public static LocalizedText SignatureProven(int samples) => new(
        samples == 1 ? "matches its sample" : $"matches its {samples} samples", $"与自身的 {samples} 条样例相符");
}
