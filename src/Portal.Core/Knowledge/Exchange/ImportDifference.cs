using System.Collections.Immutable;
using System.Text.Json;
using Portal.Core.Persistence;

namespace Portal.Core.Knowledge.Exchange;

/// <summary>Which fields of two contents differ. Pure.</summary>
internal static class ImportDifference
{
    /// <summary>The names of the fields that differ.</summary>
    public static ImmutableArray<string> Between(ArticleContent before, ArticleContent after)
    {
        (string Field, object? Before, object? After)[] fields =
        [
            ("severity", before.Severity, after.Severity),
            ("tags", before.Tags, after.Tags),
            ("related", before.Related, after.Related),
            ("sources", before.Sources, after.Sources),
            ("signatures", before.Signatures, after.Signatures),
            ("en.title", before.En?.Title, after.En?.Title),
            ("en.summary", before.En?.Summary, after.En?.Summary),
            ("en.versions", before.En?.Versions, after.En?.Versions),
            ("en.body", before.En?.Body, after.En?.Body),
            ("zh.title", before.Zh?.Title, after.Zh?.Title),
            ("zh.summary", before.Zh?.Summary, after.Zh?.Summary),
            ("zh.versions", before.Zh?.Versions, after.Zh?.Versions),
            ("zh.body", before.Zh?.Body, after.Zh?.Body),
        ];
        return [.. fields.Where(static field => Json(field.Before) != Json(field.After)).Select(static field => field.Field)];
    }

    private static string Json(object? value) => JsonSerializer.Serialize(value, PortalJson.Options);
}
