using Portal.Core.Knowledge;

namespace Portal.Core.Tests.Knowledge;

/// <summary>Makes rooms' articles.</summary>
internal static class ShippedArticles
{
    public static ShippedArticle Room(
        string problem, int number, string slug, string title = "Title", string body = "Body.", string titleZh = "标题", string bodyZh = "正文。", string tags = "pods", string severity = "Warning") =>
        new(problem, File(number, slug, title, "Summary.", body, tags, severity), File(number, slug, titleZh, "摘要。", bodyZh, tags, severity));

    private static string File(int number, string slug, string title, string summary, string body, string tags, string severity) =>
        $"""
        ---
        number: {number}
        slug: {slug}
        title: "{title}"
        summary: {summary}
        severity: {severity}
        tags: [{tags}]
        ---
        {body}
        """;
}
