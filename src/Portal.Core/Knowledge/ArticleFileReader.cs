using System.Collections.Immutable;
using Portal.Core.Findings;
using Portal.Core.Text;
using YamlDotNet.RepresentationModel;

namespace Portal.Core.Knowledge;

/// <summary>Reads article files. Strict: an unknown field or a value of the wrong kind is an error that names the field, never a silent default.</summary>
public static class ArticleFileReader
{
    private static readonly string[] Fields = ["number", "slug", "title", "summary", "severity", "tags", "versions", "related", "sources"];

    /// <summary>Reads a file.</summary>
    /// <param name="file">Its name, for error messages.</param>
    /// <param name="content">Its whole content.</param>
    /// <exception cref="ArticleFileException">Something is wrong with it.</exception>
    public static ArticleFile Read(string file, string content)
    {
        var problems = new List<string>();
        var result = FrontMatterBlock.Split(content, problems) is var (head, body) && head is not null
            && Read(head, problems) is { } frontMatter
            ? new ArticleFile(frontMatter, body)
            : null;
        if (result is not null && MarkdownLimits.Check(result.Body) is { } tooMuch)
        {
            problems.Add($"body: {tooMuch.En}");
        }

        return problems.Count == 0 && result is not null ? result : throw new ArticleFileException(file, [.. problems]);
    }

    /// <summary>Reads both languages of a room and checks that what must be the same is.</summary>
    /// <exception cref="ArticleFileException">Something is wrong with one of them, or they differ.</exception>
    public static (ArticleFile En, ArticleFile Zh) Read(ShippedArticle article)
    {
        var en = Read($"{article.Problem}/article.en.md", article.En);
        var zh = Read($"{article.Problem}/article.zh.md", article.Zh);
        var (a, b) = (en.FrontMatter, zh.FrontMatter);
        ImmutableArray<string> differences =
        [
            .. Differs("number", a.Number == b.Number),
            .. Differs("slug", a.Slug == b.Slug),
            .. Differs("severity", a.Severity == b.Severity),
            .. Differs("tags", a.Tags.SequenceEqual(b.Tags, StringComparer.Ordinal)),
            .. Differs("related", a.Related.SequenceEqual(b.Related, StringComparer.Ordinal)),
            .. Differs("sources", a.Sources.Select(source => source.Url).SequenceEqual(b.Sources.Select(source => source.Url), StringComparer.Ordinal)),
        ];
        return differences.IsEmpty ? (en, zh) : throw new ArticleFileException($"{article.Problem}/article.zh.md", differences);

        static IEnumerable<string> Differs(string field, bool same) => same ? [] : [$"{field}: differs from article.en.md, but must be the same in both languages."];
    }

    private static ArticleFrontMatter? Read(YamlMappingNode head, List<string> problems)
    {
        var fields = new FrontMatterFields(head, Fields, problems);
        var number = fields.Number("number");
        var slug = fields.Text("slug");
        var title = fields.Text("title");
        var summary = fields.Text("summary");
        var severity = fields.Choice<Severity>("severity");
        var tags = fields.Texts("tags", required: true);
        var versions = fields.Texts("versions", required: false);
        var related = fields.Texts("related", required: false);
        var sources = fields.Sources("sources");
        if (problems.Count > 0 || number is null || severity is null)
        {
            return null;
        }

        var frontMatter = new ArticleFrontMatter
        {
            Number = number.Value,
            Slug = slug,
            Title = title,
            Summary = summary,
            Severity = severity.Value,
            Tags = tags,
            Versions = versions,
            Related = related,
            Sources = sources,
        };
        problems.AddRange(ArticleRules.Check(frontMatter).Select(static problem => problem.ToString()));
        return frontMatter;
    }
}
