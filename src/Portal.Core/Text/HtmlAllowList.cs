using Ganss.Xss;

namespace Portal.Core.Text;

/// <summary>What may be in the HTML of an article. Everything that is not named here is taken out.</summary>
internal static class HtmlAllowList
{
    private static readonly string[] Tags =
    [
        "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li", "pre", "code", "em", "strong", "del",
        "a", "img", "table", "thead", "tbody", "tr", "th", "td", "input",
    ];

    // "id" is only what Markdig made of a heading (HTML is off), and gets a prefix; "class" is only language-… on code.
    private static readonly string[] Attributes = ["href", "src", "alt", "title", "id", "class", "start", "type", "checked", "disabled"];

    /// <summary>A sanitiser with this list; its Sanitize methods are safe for any thread as long as nobody changes it.</summary>
    public static HtmlSanitizer Create()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(Tags, StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = new HashSet<string>(Attributes, StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = new HashSet<string>(["http", "https", "mailto"], StringComparer.OrdinalIgnoreCase),
            UriAttributes = new HashSet<string>(["href", "src"], StringComparer.OrdinalIgnoreCase),
            AllowedCssProperties = new HashSet<string>(StringComparer.OrdinalIgnoreCase),
        });
        return sanitizer;
    }
}
