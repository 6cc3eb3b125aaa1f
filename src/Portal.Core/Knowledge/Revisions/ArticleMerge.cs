using System.Collections.Immutable;
using System.Text.Json;
using Portal.Core.Findings;
using Portal.Core.Persistence;

namespace Portal.Core.Knowledge.Revisions;

/// <summary>
/// Merges two changes of one article. Bodies line by line; lists entry by entry (signatures by id, sources by address); everything else is taken
/// from the side that changed it.
/// </summary>
public sealed class ArticleMerge
{
    private readonly ArticleContent _base;
    private readonly ArticleContent _theirs;
    private readonly ArticleContent _mine;
    private readonly MergeLabels _labels;
    private readonly List<MergeConflict> _conflicts = [];

    private ArticleMerge(ArticleContent original, ArticleContent theirs, ArticleContent mine, MergeLabels labels) =>
        (_base, _theirs, _mine, _labels) = (original, theirs, mine, labels);

    /// <summary>Merges. Pure.</summary>
    /// <param name="original">What both started from.</param>
    /// <param name="theirs">What somebody else saved.</param>
    /// <param name="mine">What the caller wants to save.</param>
    /// <param name="labels">How the marks name the two sides.</param>
    public static MergedArticle Merge(ArticleContent original, ArticleContent theirs, ArticleContent mine, MergeLabels labels)
    {
        var merge = new ArticleMerge(original, theirs, mine, labels);
        var content = merge.Content();
        return new MergedArticle(content, [.. merge._conflicts]);
    }

    private ArticleContent Content() => new()
    {
        En = Text("en", static content => content.En),
        Zh = Text("zh", static content => content.Zh),
        Severity = Value<Severity>("severity", null, _base.Severity, _theirs.Severity, _mine.Severity, static severity => [$"{severity}"]),
        Tags = List("tags", null, _base.Tags, _theirs.Tags, _mine.Tags, static tag => tag, static tag => [tag]),
        Related = List("related", null, _base.Related, _theirs.Related, _mine.Related, static slug => slug, static slug => [slug]),
        Sources = List("sources", null, _base.Sources, _theirs.Sources, _mine.Sources, static source => source.Url, static source => [ArticleFields.Line(source)]),
        Signatures = List("signatures", null, _base.Signatures, _theirs.Signatures, _mine.Signatures, static signature => signature.Id, ArticleFields.Lines),
    };

    private ArticleText? Text(string language, Func<ArticleContent, ArticleText?> of)
    {
        var (original, theirs, mine) = (of(_base), of(_theirs), of(_mine));
        if (mine is null || theirs is null || Same(theirs, original) || Same(theirs, mine))
        {
            return mine ?? theirs; // A language is added but never taken away.
        }

        if (Same(mine, original))
        {
            return theirs;
        }

        original ??= new ArticleText { Title = "", Summary = "", Body = "" };
        var (body, conflicts) = TextMerge.Merge(original.Body, theirs.Body, mine.Body, _labels);
        var text = new ArticleText
        {
            Title = Value("title", language, original.Title, theirs.Title, mine.Title, static title => [title]),
            Summary = Value("summary", language, original.Summary, theirs.Summary, mine.Summary, static summary => [summary]),
            Versions = List("versions", language, original.Versions, theirs.Versions, mine.Versions, static version => version, static version => [version]),
            Body = body,
        };
        if (conflicts > 0)
        {
            _conflicts.Add(new MergeConflict { Field = "body", Language = language, Count = conflicts });
        }

        return text;
    }

    private T Value<T>(string field, string? language, T original, T theirs, T mine, Func<T, IEnumerable<string>> lines)
    {
        if (Same(theirs, original) || Same(theirs, mine))
        {
            return mine;
        }

        if (Same(mine, original))
        {
            return theirs;
        }

        _conflicts.Add(new MergeConflict { Field = field, Language = language, Count = 1, Base = [.. lines(original)], Theirs = [.. lines(theirs)], Mine = [.. lines(mine)] });
        return mine;
    }

    private ImmutableArray<T> List<T>(
        string field, string? language, ImmutableArray<T> original, ImmutableArray<T> theirs, ImmutableArray<T> mine, Func<T, string> key, Func<T, IEnumerable<string>> lines)
        where T : class
    {
        if (Same(theirs, original) || Same(theirs, mine))
        {
            return mine;
        }

        if (Same(mine, original))
        {
            return theirs;
        }

        var (o, t, m) = (ByKey(original, key), ByKey(theirs, key), ByKey(mine, key));
        return
        [
            .. theirs.Concat(mine.Where(entry => !t.ContainsKey(key(entry))))
                .Select(key).Distinct(StringComparer.Ordinal)
                .Select(name => Value(
                    field, language, o.GetValueOrDefault(name), t.GetValueOrDefault(name), m.GetValueOrDefault(name), entry => entry is null ? [] : lines(entry)))
                .OfType<T>(),
        ];
    }

    private static Dictionary<string, T> ByKey<T>(ImmutableArray<T> entries, Func<T, string> key) =>
        entries.GroupBy(key, StringComparer.Ordinal).ToDictionary(static group => group.Key, static group => group.First(), StringComparer.Ordinal);

    // Records with lists are equal when they are written alike; their own equality looks at the lists' identity.
    private static bool Same<T>(T left, T right) => JsonSerializer.Serialize(left, PortalJson.Options) == JsonSerializer.Serialize(right, PortalJson.Options);
}
