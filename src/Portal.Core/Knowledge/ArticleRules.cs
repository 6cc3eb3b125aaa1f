using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Portal.Core.Text;

namespace Portal.Core.Knowledge;

/// <summary>What every article must keep to, whether it comes from a file or from a form.</summary>
internal static partial class ArticleRules
{
    private const int LongestTitle = 200;
    private const int LongestSummary = 500;
    private const int MostTags = 20;
    private const int MostSources = 50;

    /// <summary>What stands beside the articles below <c>/knowledge</c>, on the pages and in the API.</summary>
    private static readonly FrozenSet<string> Reserved = new[] { "new", "transfer", "export", "import", "match", "candidates" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What is wrong with the head of a file, each beginning with the field.</summary>
    public static IEnumerable<string> Check(ArticleFrontMatter head)
    {
        if (head.Number < 1)
        {
            yield return "number: must be 1 or more";
        }

        foreach (var problem in CheckArticleSlug(head.Slug)
            .Concat(CheckRelated(head.Related))
            .Concat(CheckTitle(head.Title))
            .Concat(CheckSummary(head.Summary))
            .Concat(CheckTags(head.Tags))
            .Concat(CheckVersions(head.Versions))
            .Concat(CheckSources(head.Sources)))
        {
            yield return problem;
        }
    }

    /// <summary>What is wrong with a slug.</summary>
    public static IEnumerable<string> CheckSlug(string field, string slug)
    {
        if (!Slug().IsMatch(slug))
        {
            yield return $"{field}: \"{VisibleText.Of(slug)}\" must be 2 to 80 lower-case letters and digits in words with single hyphens";
        }
        else if (slug.All(char.IsAsciiDigit))
        {
            yield return $"{field}: \"{slug}\" must not be a number, since articles are also found by number";
        }
    }

    /// <summary>What is wrong with the slug of an article.</summary>
    public static IEnumerable<string> CheckArticleSlug(string slug) =>
        Reserved.Contains(slug) ? [$"slug: \"{slug}\" is an address of the portal's own"] : CheckSlug("slug", slug);

    /// <summary>What is wrong with a title.</summary>
    public static IEnumerable<string> CheckTitle(string title) => CheckLine("title", title, LongestTitle);

    /// <summary>What is wrong with a short line of text.</summary>
    public static IEnumerable<string> CheckLine(string field, string text) => CheckLine(field, text, LongestTitle);

    /// <summary>What is wrong with sources.</summary>
    public static IEnumerable<string> CheckSources(IReadOnlyCollection<ArticleSource> sources) => sources.Count > MostSources
        ? [$"sources: {sources.Count} are too many; {MostSources} are allowed"]
        : sources.Where(source => LinkPolicy.Classify(source.Url) != LinkTarget.Foreign)
            .Select(source => $"sources: \"{VisibleText.Of(source.Url)}\" is not an http or https address")
            .Concat(sources.SelectMany(source => CheckLine("sources", source.Title)));

    /// <summary>What is wrong with the statements on versions.</summary>
    public static IEnumerable<string> CheckVersions(IReadOnlyCollection<string> versions) => versions.Count > MostTags
        ? [$"versions: {versions.Count} are too many; {MostTags} are allowed"]
        : versions.SelectMany(version => CheckLine("versions", version, LongestSummary));

    /// <summary>What is wrong with slugs of related articles.</summary>
    public static IEnumerable<string> CheckRelated(IReadOnlyCollection<string> related) => related.Count > MostTags
        ? [$"related: {related.Count} are too many; {MostTags} are allowed"]
        : related.SelectMany(slug => CheckSlug("related", slug));

    /// <summary>What is wrong with a summary.</summary>
    public static IEnumerable<string> CheckSummary(string summary) => CheckLine("summary", summary, LongestSummary);

    /// <summary>What is wrong with a body.</summary>
    public static IEnumerable<string> CheckBody(string body)
    {
        if (string.IsNullOrWhiteSpace(body))
        {
            yield return "body: must not be empty";
        }
        else if (MarkdownLimits.Check(body) is { } tooMuch)
        {
            yield return $"body: {tooMuch.En}";
        }
    }

    /// <summary>What is wrong with tags.</summary>
    public static IEnumerable<string> CheckTags(IReadOnlyCollection<string> tags)
    {
        if (tags.Count > MostTags)
        {
            yield return $"tags: {tags.Count} are too many; {MostTags} are allowed";
        }

        foreach (var tag in tags.Where(tag => !Slug().IsMatch(tag)))
        {
            yield return $"tags: \"{VisibleText.Of(tag)}\" must be 2 to 80 lower-case letters and digits in words with single hyphens";
        }
    }

    private static IEnumerable<string> CheckLine(string field, string text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            yield return $"{field}: must not be empty";
        }
        else if (text.Length > longest)
        {
            yield return $"{field}: has {text.Length} characters; {longest} are allowed";
        }
        else if (text.AsSpan().ContainsAny('\n', '\r'))
        {
            yield return $"{field}: must be one line";
        }
    }

    [GeneratedRegex(@"^(?=.{2,80}\z)[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Slug();
}
