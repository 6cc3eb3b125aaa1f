using System.Collections.Immutable;
using System.Text.Json;
using CsCheck;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Exchange;
using Portal.Core.Persistence;
using Portal.Core.Text;
using Xunit;

namespace Portal.Core.Tests.Knowledge.Exchange;

public sealed class RandomArticleTests
{
    // What the rules let be saved, and whatever YAML and Markdown might take for a sign of their own.
    private static readonly Gen<string> Sign = OneOf(
        "a", "Z", "0", "1e3", "no", "null", "~", " ", "  ", ":", ": ", "#", " #", "-", "- ", "---", "'", "\"", "\\", "|", ">", "%", "@", "`", "{", "}", "[", "]", "&a", "*a", "!t", ",", "?", "\t", "\u0001", "\u0085", "\u2028", "\uFEFF", "\u202E", "中文", "😀", "é");

    private static readonly Gen<string> Line = Gen.Select(Sign.Array[0, 12], Gen.Bool, static (signs, front) => front ? "x" + string.Concat(signs) : string.Concat(signs) + "x");

    private static readonly Gen<string> Body = Gen.Select(Gen.OneOf(Line, OneOf("", "\r", "---", "```", "slug: evil")).Array[1, 8], OneOf("\n", "\r\n"), static (lines, end) => string.Join(end, lines) + "x");

    private static readonly Gen<ImmutableArray<string>> Slugs = OneOf("dns", "pods", "no", "on", "a1").Array[0, 3].Select(static all => all.Distinct(StringComparer.Ordinal).ToImmutableArray());

    private static readonly Gen<ArticleText> Text = Gen.Select(Line, Line, Body, Line.Array[0, 3], static (title, summary, body, versions) =>
        new ArticleText { Title = title, Summary = summary, Body = body, Versions = [.. versions] });

    private static readonly Gen<Signature> OneSignature = Gen.Select(OneOf("one", "two-b"), Gen.Enum<SignatureKind>(), Line, Line, Line.Array[0, 3], static (id, kind, title, tail, more) => new Signature
    {
        Id = id,
        Kind = kind,
        Title = new LocalizedText(title, tail),
        Pattern = "abc " + System.Text.RegularExpressions.Regex.Escape(tail),
        Literals = ["abc " + tail],
        Reasons = [.. more],
        Samples = ["abc " + tail, $"  abc {tail}\r\nmore "],
        LookAlikes = [.. more.Select(static line => "look " + line.Replace("abc", "", StringComparison.Ordinal))],
    });

    private static readonly Gen<ArticleContent> Content = Gen.Select(
        Gen.Enum<Severity>(), Slugs, Slugs, Line.Array[0, 2], OneSignature.Array[0, 2], Gen.Select(Text, Text, Gen.Int[0, 2]),
        static (severity, tags, related, sources, signatures, texts) => new ArticleContent
        {
            Severity = severity,
            Tags = tags,
            Related = related,
            Sources = [.. sources.Select(static title => new ArticleSource(title, "https://example.org/?a=b#c"))],
            Signatures = [.. signatures.DistinctBy(static signature => signature.Id)],
            En = texts.Item3 == 1 ? null : texts.Item1,
            Zh = texts.Item3 == 0 ? null : texts.Item2,
        });

    [Fact]
    public void Read_WhatWriteWrote_IsTheSameArticle() => Gen.Select(Content, Gen.Int[1, 99_999], OneOf("", "PodStuckTerminating"), Gen.Bool).Sample(static (content, number, room, edited) =>
    {
        var article = new Article
        {
            Number = number,
            Slug = "an-article",
            Problem = room,
            Content = content,
            Revision = 1,
            Edited = edited,
            CreatedAt = default,
            UpdatedAt = default,
            UpdatedBy = "",
        };
        var errors = new ImportErrors();
        var files = ArticleFolder.Write(article).ToDictionary(static file => file.Path.Split('/')[1], static file => file.Text, StringComparer.Ordinal);

        var read = FolderReader.Read("an-article", files, errors);

        Assert.Equal("", string.Join('\n', errors.All.Select(static error => $"{error.File}:{error.Line} {error.Reason.En}")));
        Assert.Equal((number, room, edited), (read!.Number, read.Problem, read.Edited));
        Assert.Equal(Json(content), Json(read.Content));
    });

    private static Gen<T> OneOf<T>(params T[] all) => Gen.Int[0, all.Length - 1].Select(i => all[i]);

    private static string Json(ArticleContent content) => JsonSerializer.Serialize(content, PortalJson.Options);
}
