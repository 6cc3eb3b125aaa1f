using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Portal.Core.Knowledge.Revisions;
using Portal.Core.Persistence;
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
    private static readonly FrozenSet<string> Reserved = new[] { "new", "transfer", "export", "import", "match", "candidates", "links" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What is wrong with the head of a file.</summary>
    public static IEnumerable<FieldProblem> Check(ArticleFrontMatter head)
    {
        if (head.Number < 1)
        {
            yield return new FieldProblem("number", RuleText.Number);
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
    public static IEnumerable<FieldProblem> CheckSlug(string field, string slug)
    {
        if (!Slug().IsMatch(slug))
        {
            yield return new FieldProblem(field, RuleText.Slug(VisibleText.Of(slug)));
        }
        else if (slug.All(char.IsAsciiDigit))
        {
            yield return new FieldProblem(field, RuleText.SlugIsNumber(slug));
        }
    }

    /// <summary>What is wrong with the slug of an article.</summary>
    public static IEnumerable<FieldProblem> CheckArticleSlug(string slug) =>
        Reserved.Contains(slug) ? [new FieldProblem("slug", RuleText.SlugIsReserved(slug))] : CheckSlug("slug", slug);

    /// <summary>What is wrong with a title.</summary>
    public static IEnumerable<FieldProblem> CheckTitle(string title) => CheckLine("title", title, LongestTitle);

    /// <summary>What is wrong with a short line of text.</summary>
    public static IEnumerable<FieldProblem> CheckLine(string field, string text) => CheckLine(field, text, LongestTitle);

    /// <summary>What is wrong with sources.</summary>
    public static IEnumerable<FieldProblem> CheckSources(IReadOnlyCollection<ArticleSource> sources) => sources.Count > MostSources
        ? [new FieldProblem("sources", RuleText.TooMany(sources.Count, MostSources))]
        : sources.Where(source => LinkPolicy.Classify(source.Url) != LinkTarget.Foreign)
            .Select(static source => new FieldProblem("sources", RuleText.NoAddress(VisibleText.Of(source.Url))))
            .Concat(sources.SelectMany(source => CheckLine("sources", source.Title)));

    /// <summary>What is wrong with the statements on versions.</summary>
    public static IEnumerable<FieldProblem> CheckVersions(IReadOnlyCollection<string> versions) => versions.Count > MostTags
        ? [new FieldProblem("versions", RuleText.TooMany(versions.Count, MostTags))]
        : versions.SelectMany(version => CheckLine("versions", version, LongestSummary));

    /// <summary>What is wrong with slugs of related articles.</summary>
    public static IEnumerable<FieldProblem> CheckRelated(IReadOnlyCollection<string> related) => related.Count > MostTags
        ? [new FieldProblem("related", RuleText.TooMany(related.Count, MostTags))]
        : related.SelectMany(slug => CheckSlug("related", slug));

    /// <summary>What is wrong with a summary.</summary>
    public static IEnumerable<FieldProblem> CheckSummary(string summary) => CheckLine("summary", summary, LongestSummary);

    /// <summary>What is wrong with a body.</summary>
    public static IEnumerable<FieldProblem> CheckBody(string body)
    {
        if (string.IsNullOrWhiteSpace(body))
        {
            yield return new FieldProblem("body", RuleText.Empty);
        }
        else if (MarkdownLimits.Check(body) is { } tooMuch)
        {
            yield return new FieldProblem("body", tooMuch);
        }
        else if (StorableText.From(body) != body)
        {
            yield return new FieldProblem("body", RuleText.NotStorable);
        }
        else if (MergeMarks.FirstLine(body) is var line && line > 0)
        {
            yield return new FieldProblem("body", RuleText.MergeMark(line));
        }
    }

    /// <summary>What is wrong with tags.</summary>
    public static IEnumerable<FieldProblem> CheckTags(IReadOnlyCollection<string> tags)
    {
        if (tags.Count > MostTags)
        {
            yield return new FieldProblem("tags", RuleText.TooMany(tags.Count, MostTags));
        }

        foreach (var tag in tags.Where(tag => !Slug().IsMatch(tag)))
        {
            yield return new FieldProblem("tags", RuleText.Slug(VisibleText.Of(tag)));
        }
    }

    private static IEnumerable<FieldProblem> CheckLine(string field, string text, int longest)
    {
        var fault = string.IsNullOrWhiteSpace(text) ? RuleText.Empty
            : text.Length > longest ? RuleText.TooLong(text.Length, longest)
            : text.AsSpan().ContainsAny('\n', '\r') ? RuleText.OneLine
            : StorableText.From(text) != text ? RuleText.NotStorable
            : MergeMarks.FirstLine(text) > 0 ? RuleText.MergeMark(1)
            : null;
        return fault is null ? [] : [new FieldProblem(field, fault)];
    }

    [GeneratedRegex(@"^(?=.{2,80}\z)[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Slug();
}
