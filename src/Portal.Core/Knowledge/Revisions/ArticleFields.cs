using System.Collections.Immutable;

namespace Portal.Core.Knowledge.Revisions;

/// <summary>The fields of an article as lines that people can compare.</summary>
internal static class ArticleFields
{
    /// <summary>Those of a language.</summary>
    public static ImmutableArray<(string Name, Func<ArticleText?, IReadOnlyList<string>> Lines)> OfText { get; } =
    [
        ("title", static text => Line(text?.Title)),
        ("summary", static text => Line(text?.Summary)),
        ("body", static text => TextLines.Split(text?.Body ?? "")),
        ("versions", static text => text?.Versions ?? []),
    ];

    /// <summary>Those that both languages share.</summary>
    public static ImmutableArray<(string Name, Func<ArticleContent, IReadOnlyList<string>> Lines)> Shared { get; } =
    [
        ("severity", static content => Line(content.Severity.ToString())),
        ("tags", static content => content.Tags),
        ("related", static content => content.Related),
        ("sources", static content => [.. content.Sources.Select(Line)]),
        ("signatures", static content => [.. content.Signatures.SelectMany(Lines)]),
    ];

    /// <summary>A source as a line.</summary>
    public static string Line(ArticleSource source) => $"{source.Title} {source.Url}";

    /// <summary>A signature as lines.</summary>
    public static IEnumerable<string> Lines(Signature signature) =>
    [
        $"id: {signature.Id}",
        $"kind: {signature.Kind}",
        $"title (en): {signature.Title.En}",
        $"title (zh): {signature.Title.Zh}",
        $"pattern: {signature.Pattern}",
        .. signature.Literals.Select(static literal => $"literal: {literal}"),
        .. signature.Reasons.Select(static reason => $"reason: {reason}"),
        .. signature.Samples.Select(static sample => $"sample: {sample}"),
        .. signature.LookAlikes.Select(static line => $"look-alike: {line}"),
    ];

    private static IReadOnlyList<string> Line(string? text) => text is null ? [] : [text];
}
