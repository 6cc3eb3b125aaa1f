using System.Collections.Immutable;

namespace Portal.Core.Knowledge.Revisions;

/// <summary>Compares two forms of an article field by field. Pure.</summary>
public static class ArticleDiff
{
    private static readonly ImmutableArray<string> Languages = ["en", "zh"];

    /// <summary>The fields that differ, in the order in which people read them; empty when nothing does.</summary>
    /// <param name="before">The earlier form.</param>
    /// <param name="after">The later form.</param>
    public static ImmutableArray<FieldDiff> Compare(ArticleContent before, ArticleContent after) =>
    [
        .. Languages.SelectMany(language => ArticleFields.OfText.Select(field =>
            Compare(field.Name, language, field.Lines(Text(before, language)), field.Lines(Text(after, language))))).OfType<FieldDiff>(),
        .. ArticleFields.Shared.Select(field => Compare(field.Name, null, field.Lines(before), field.Lines(after))).OfType<FieldDiff>(),
    ];

    private static ArticleText? Text(ArticleContent content, string language) => language == "zh" ? content.Zh : content.En;

    private static FieldDiff? Compare(string field, string? language, IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        before.SequenceEqual(after, StringComparer.Ordinal) ? null : new FieldDiff(field, language, TextDiff.Compare(before, after));
}
