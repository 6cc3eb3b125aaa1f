using System.Collections.Immutable;
using System.Globalization;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Web.Components.Filters;

namespace Portal.Web.Features.Knowledge.Editing;

/// <summary>A form as names and values, as the browser keeps it: the same names as the fields of the page. Pure.</summary>
public static class FormFields
{
    /// <summary>More rows than this were not written by the form.</summary>
    private const int MostRows = 200;

    private static readonly (string Field, Func<SignatureForm, string> Read, Action<SignatureForm, string> Write)[] SignatureFields =
    [
        ("id", static form => form.Id, static (form, text) => form.Id = text),
        ("kind", static form => form.Kind.ToString(), static (form, text) => form.Kind = PageAddress.Enum<SignatureKind>(text) ?? SignatureKind.Log),
        ("titleEn", static form => form.TitleEn, static (form, text) => form.TitleEn = text),
        ("titleZh", static form => form.TitleZh, static (form, text) => form.TitleZh = text),
        ("pattern", static form => form.Pattern, static (form, text) => form.Pattern = text),
        ("literals", static form => form.Literals, static (form, text) => form.Literals = text),
        ("reasons", static form => form.Reasons, static (form, text) => form.Reasons = text),
        ("samples", static form => form.Samples, static (form, text) => form.Samples = text),
        ("lookAlikes", static form => form.LookAlikes, static (form, text) => form.LookAlikes = text),
    ];

    /// <summary>The fields of a form; the comment is left out, it says nothing of the article.</summary>
    public static ImmutableSortedDictionary<string, string> Of(ArticleForm form)
    {
        var fields = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        fields["slug"] = form.Slug;
        fields["title"] = form.Title;
        fields["summary"] = form.Summary;
        fields["body"] = form.Body;
        fields["severity"] = form.Severity.ToString();
        fields["tags"] = form.Tags;
        fields["related"] = form.Related;
        fields["versions"] = form.Versions;
        for (var i = 0; i < form.Sources.Count; i++)
        {
            fields[Name("sources", i, "title")] = form.Sources[i].Title;
            fields[Name("sources", i, "url")] = form.Sources[i].Url;
        }

        for (var i = 0; i < form.Signatures.Count; i++)
        {
            foreach (var (field, value) in Of(form.Signatures[i]))
            {
                fields[Name("signatures", i, field)] = value;
            }
        }

        return fields.ToImmutable();
    }

    /// <summary>The fields of a signature.</summary>
    public static IEnumerable<(string Field, string Value)> Of(SignatureForm form) => SignatureFields.Select(field => (field.Field, field.Read(form)));

    /// <summary>Whether two forms say the same of the article; browsers write line ends their own way.</summary>
    public static bool Same(ArticleForm one, ArticleForm other)
    {
        var (first, second) = (Of(one), Of(other));
        return first.Count == second.Count && first.All(field => second.TryGetValue(field.Key, out var value) && Plain(value) == Plain(field.Value));
    }

    /// <summary>The form that some fields stand for; whatever is not there or makes no sense is empty.</summary>
    public static ArticleForm Read(IReadOnlyDictionary<string, string> fields)
    {
        var form = new ArticleForm
        {
            Revision = int.TryParse(Get("revision"), NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0,
            Slug = Get("slug"),
            Title = Get("title"),
            Summary = Get("summary"),
            Body = Get("body"),
            Severity = PageAddress.Enum<Severity>(Get("severity")) ?? Severity.Warning,
            Tags = Get("tags"),
            Related = Get("related"),
            Versions = Get("versions"),
            Comment = Get("comment"),
        };
        for (var i = 0; i < MostRows && fields.ContainsKey(Name("sources", i, "url")); i++)
        {
            form.Sources.Add(new SourceForm { Title = Get(Name("sources", i, "title")), Url = Get(Name("sources", i, "url")) });
        }

        for (var i = 0; i < MostRows && fields.ContainsKey(Name("signatures", i, "id")); i++)
        {
            var signature = new SignatureForm();
            foreach (var (field, _, write) in SignatureFields)
            {
                write(signature, Get(Name("signatures", i, field)));
            }

            form.Signatures.Add(signature);
        }

        return form;

        string Get(string name) => fields.GetValueOrDefault(name) ?? "";
    }

    /// <summary>The name of a field in a list: <c>sources.0.url</c>.</summary>
    public static string Name(string list, int index, string field) => string.Create(CultureInfo.InvariantCulture, $"{list}.{index}.{field}");

    private static string Plain(string value) => value.Replace("\r\n", "\n", StringComparison.Ordinal);
}
