using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Portal.Core.Text;

/// <summary>The last touches on sanitised HTML: where links lead, which pictures stay, anchors, hidden characters.</summary>
internal static partial class ArticleHtml
{
    /// <summary>Changes the tree in place.</summary>
    public static void Finish(IElement body, Func<string, string?>? mark)
    {
        foreach (var picture in body.QuerySelectorAll("img").ToArray())
        {
            FinishPicture(picture);
        }

        foreach (var link in body.QuerySelectorAll("a").ToArray())
        {
            FinishLink(link, mark);
        }

        FinishHeadings(body);
        foreach (var box in body.QuerySelectorAll("input").ToArray())
        {
            FinishBox(box);
        }

        foreach (var element in body.QuerySelectorAll("[class]").Where(element => !IsCodeLanguage(element)).ToArray())
        {
            element.RemoveAttribute("class");
        }

        foreach (var text in body.Descendants<IText>().ToArray())
        {
            text.Data = HiddenText.Show(text.Data);
        }
    }

    /// <summary>A picture of another host tells it who reads what: its description stays.</summary>
    private static void FinishPicture(IElement picture)
    {
        if (LinkPolicy.Classify(picture.GetAttribute("src")) != LinkTarget.Own)
        {
            picture.Replace(picture.Owner!.CreateTextNode(picture.GetAttribute("alt") ?? ""));
        }
    }

    private static void FinishLink(IElement link, Func<string, string?>? mark)
    {
        var address = link.GetAttribute("href");
        switch (LinkPolicy.Classify(address))
        {
            case LinkTarget.Refused:
                link.Replace([.. link.ChildNodes]);
                break;
            case LinkTarget.Foreign:
                link.SetAttribute("rel", "noopener noreferrer");
                link.SetAttribute("target", "_blank");
                ShowHost(link, LinkPolicy.HostOf(address!));
                if (mark?.Invoke(address!) is { } words)
                {
                    var shown = link.Owner!.CreateElement("span");
                    shown.ClassName = "link-mark";
                    shown.TextContent = words;
                    link.After(link.Owner.CreateTextNode(" "), shown);
                }

                break;
            case LinkTarget.Own when address![0] == '#':
                link.SetAttribute("href", $"#{MarkdownRenderer.AnchorPrefix}{address[1..]}");
                break;
        }
    }

    /// <summary>A text can claim anything, so the host stands behind it unless the text is the address.</summary>
    private static void ShowHost(IElement link, string host)
    {
        if (link.TextContent.Trim() != link.GetAttribute("href"))
        {
            var shown = link.Owner!.CreateElement("span");
            shown.ClassName = "link-host";
            shown.TextContent = $" ({host})";
            link.AppendChild(shown);
        }
    }

    private static void FinishHeadings(IElement body)
    {
        foreach (var heading in body.QuerySelectorAll("h1,h2,h3,h4,h5,h6"))
        {
            ChosenAnchor(heading);
        }

        foreach (var element in body.QuerySelectorAll("[id]"))
        {
            element.Id = MarkdownRenderer.AnchorPrefix + element.Id;
        }

        // The page's own title is its only h1.
        foreach (var first in body.QuerySelectorAll("h1").ToArray())
        {
            var second = first.Owner!.CreateElement("h2");
            second.Id = first.Id;
            second.Append([.. first.ChildNodes]);
            first.Replace(second);
        }
    }

    /// <summary>
    /// A heading may choose its anchor with <c>{#anchor}</c> at its end: so the sections of both languages have the same, and a finding can point to its cause.
    /// </summary>
    private static void ChosenAnchor(IElement heading)
    {
        if (heading.LastChild is IText text && Anchor().Match(text.Data) is { Success: true } chosen)
        {
            heading.Id = chosen.Groups["anchor"].Value;
            text.Data = text.Data[..chosen.Index];
        }
    }

    [GeneratedRegex(@"\s*\{#(?<anchor>[a-z0-9]+(?:-[a-z0-9]+)*)\}\s*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Anchor();

    /// <summary>Only the boxes of task lists, which nobody can tick.</summary>
    private static void FinishBox(IElement box)
    {
        if (box.GetAttribute("type") != "checkbox")
        {
            box.Remove();
            return;
        }

        box.SetAttribute("disabled", "disabled");
    }

    private static bool IsCodeLanguage(IElement element) =>
        element.ClassName is "link-host" or "link-mark"
        || (element.LocalName == "code" && element.ClassName is { } name && name.StartsWith("language-", StringComparison.Ordinal)
            && name["language-".Length..].All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'));
}
