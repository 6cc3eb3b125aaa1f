using Portal.Core.Text;

namespace Portal.Web.Localization;

/// <summary>Words of the shipped text beside the edited one.</summary>
public static class ShippedText
{
    /// <summary>One side of the comparison.</summary>
    public static LocalizedText Shipped { get; } = new("what the portal ships now", "门户当前自带的版本");

    /// <summary>Heading when nothing is to be decided.</summary>
    public static LocalizedText Nothing { get; } = new("Nothing is to be decided", "没有待决定的内容");

    /// <summary>Nothing is to be decided.</summary>
    public static LocalizedText NothingText { get; } = new("The article is as shipped, or its edit was kept after the last upgrade.", "本文与自带版本一致，或上次升级后已选择保留修改。");

    /// <summary>Below the heading.</summary>
    public static LocalizedText Text { get; } = new(
        "This portal brought another text for an article that people here have edited. Nothing was overwritten: choose.", "此版本的门户为一篇已被编辑的文章带来了新文本。没有覆盖任何内容，请选择。");

    /// <summary>The one button.</summary>
    public static LocalizedText Take { get; } = new("Take the shipped text", "采用自带版本");

    /// <summary>The other button.</summary>
    public static LocalizedText Keep { get; } = new("Keep mine", "保留我们的版本");

    /// <summary>What taking means.</summary>
    public static LocalizedText TakeMeaning { get; } = new("Taking it makes a new revision; yours stays in the history.", "采用后会生成新版本，您的版本仍在历史中。");

    /// <summary>Section.</summary>
    public static LocalizedText Difference { get; } = new("What taking it would change", "采用后会改变什么");

    /// <summary>Note on the article.</summary>
    public static LocalizedText Differs { get; } = new("This article was edited here, and the portal ships another text for it now.", "本文已在此处编辑过，而门户现在自带另一个版本。");

    /// <summary>Link on the article.</summary>
    public static LocalizedText SeeDifference { get; } = new("See the difference", "查看差异");

    /// <summary>Somebody was faster.</summary>
    public static LocalizedText ChangedMeanwhile { get; } = new("Somebody saved another revision meanwhile; look at the difference again.", "期间有人保存了新版本，请重新查看差异。");

    /// <summary>Somebody has decided.</summary>
    public static LocalizedText DecidedAlready { get; } = new("Somebody has decided already.", "已经有人做出了决定。");

    /// <summary>Heading.</summary>
    public static LocalizedText Title(string title) => new($"Shipped and edited: {title}", $"自带版本与编辑版本：{title}");
}
