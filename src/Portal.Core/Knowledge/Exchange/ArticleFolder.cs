using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Portal.Core.Knowledge.Exchange;

/// <summary>Writes an article as a folder of files that diff well: the form of the rooms, and what else belongs to it. Pure.</summary>
internal static class ArticleFolder
{
    /// <summary>The English text.</summary>
    public const string English = "article.en.md";

    /// <summary>The Chinese text.</summary>
    public const string Chinese = "article.zh.md";

    /// <summary>The signatures; not there when there are none.</summary>
    public const string Signatures = "signatures.yaml";

    /// <summary>Room, and whether somebody edited it.</summary>
    public const string Meta = "meta.yaml";

    /// <summary>All names that a folder may hold.</summary>
    public static ImmutableArray<string> Names { get; } = [English, Chinese, Meta, Signatures];

    /// <summary>The files of an article, by name.</summary>
    public static IEnumerable<ExportedFile> Write(Article article)
    {
        if (article.Content.En is { } en)
        {
            yield return new ExportedFile($"{article.Slug}/{English}", Text(article, en));
        }

        if (article.Content.Zh is { } zh)
        {
            yield return new ExportedFile($"{article.Slug}/{Chinese}", Text(article, zh));
        }

        yield return new ExportedFile(
            $"{article.Slug}/{Meta}", $"problem: {YamlText.Scalar(article.Problem)}\nedited: {(article.Edited ? "true" : "false")}\n");
        if (!article.Content.Signatures.IsDefaultOrEmpty)
        {
            yield return new ExportedFile($"{article.Slug}/{Signatures}", string.Join('\n', article.Content.Signatures.Select(Write)));
        }
    }

    /// <summary>Head, an empty line, the body exactly as it is, and the end of its last line.</summary>
    private static string Text(Article article, ArticleText text)
    {
        var content = article.Content;
        var file = new StringBuilder("---\n")
            .Append(CultureInfo.InvariantCulture, $"number: {article.Number}\n")
            .Append(CultureInfo.InvariantCulture, $"slug: {article.Slug}\n")
            .Append(CultureInfo.InvariantCulture, $"title: {YamlText.Scalar(text.Title)}\n")
            .Append(CultureInfo.InvariantCulture, $"summary: {YamlText.Scalar(text.Summary)}\n")
            .Append(CultureInfo.InvariantCulture, $"tags: {YamlText.List(content.Tags)}\n")
            .Append(CultureInfo.InvariantCulture, $"severity: {content.Severity}\n");
        AppendLines(file, "versions", text.Versions, "");
        file.Append(CultureInfo.InvariantCulture, $"related: {YamlText.List(content.Related)}\n").Append(content.Sources.IsDefaultOrEmpty ? "sources: []\n" : "sources:\n");
        foreach (var source in content.Sources)
        {
            file.Append(CultureInfo.InvariantCulture, $"  - title: {YamlText.Scalar(source.Title)}\n    url: {YamlText.Scalar(source.Url)}\n");
        }

        return file.Append("---\n\n").Append(text.Body).Append('\n').ToString();
    }

    private static string Write(Signature signature)
    {
        var entry = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"- id: {YamlText.Scalar(signature.Id)}\n")
            .Append(CultureInfo.InvariantCulture, $"  kind: {signature.Kind.ToString().ToLowerInvariant()}\n")
            .Append(CultureInfo.InvariantCulture, $"  title:\n    en: {YamlText.Scalar(signature.Title.En)}\n    zh: {YamlText.Scalar(signature.Title.Zh)}\n")
            .Append(CultureInfo.InvariantCulture, $"  regex: {YamlText.Scalar(signature.Pattern)}\n");
        AppendLines(entry, "literals", signature.Literals, "  ");
        AppendLines(entry, "reasons", signature.Reasons, "  ");
        AppendLines(entry, "samples", signature.Samples, "  ");
        AppendLines(entry, "lookAlikes", signature.LookAlikes, "  ");
        return entry.ToString();
    }

    private static void AppendLines(StringBuilder file, string field, ImmutableArray<string> texts, string indent)
    {
        file.Append(indent).Append(field).Append(texts.IsDefaultOrEmpty ? ": []\n" : ":\n");
        foreach (var text in texts.IsDefault ? [] : texts)
        {
            file.Append(indent).Append("  - ").Append(YamlText.Scalar(text)).Append('\n');
        }
    }
}
