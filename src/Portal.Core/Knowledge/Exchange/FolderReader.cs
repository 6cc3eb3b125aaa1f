using System.Collections.Immutable;

namespace Portal.Core.Knowledge.Exchange;

/// <summary>Reads an article's folder.</summary>
internal static class FolderReader
{
    /// <summary>Reads it; null when something is wrong, which is noted with file and line.</summary>
    /// <param name="slug">Name of the folder.</param>
    /// <param name="files">Its files by name.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public static FolderArticle? Read(string slug, IReadOnlyDictionary<string, string> files, ImportErrors errors)
    {
        foreach (var problem in ArticleRules.CheckArticleSlug(slug))
        {
            errors.Add(slug + "/", 0, problem.Sentence);
        }

        foreach (var name in files.Keys.Where(static name => !ArticleFolder.Names.Contains(name, StringComparer.Ordinal)))
        {
            errors.Add($"{slug}/{name}", 0, ImportText.UnknownFile(string.Join(", ", ArticleFolder.Names)));
        }

        if (!files.ContainsKey(ArticleFolder.English) && !files.ContainsKey(ArticleFolder.Chinese))
        {
            errors.Add(slug + "/", 0, ImportText.NeitherLanguage(ArticleFolder.English, ArticleFolder.Chinese));
            return null;
        }

        var en = Text(ArticleFolder.English);
        var zh = Text(ArticleFolder.Chinese);
        var (problemName, edited) = files.TryGetValue(ArticleFolder.Meta, out var meta) ? Meta($"{slug}/{ArticleFolder.Meta}", meta, errors) : ("", true);
        var signatures = files.TryGetValue(ArticleFolder.Signatures, out var yaml) ? FolderSignatureReader.Read($"{slug}/{ArticleFolder.Signatures}", yaml, errors) : [];
        if (en is not null && zh is not null)
        {
            foreach (var field in Differences(en, zh))
            {
                errors.Add($"{slug}/{ArticleFolder.Chinese}", 1, new FieldProblem(field, ImportText.Differs(ArticleFolder.English)).Sentence);
            }
        }

        return (en ?? zh) is not { } head ? null : new FolderArticle
        {
            Slug = slug,
            File = $"{slug}/{(en is null ? ArticleFolder.Chinese : ArticleFolder.English)}",
            NumberLine = head.NumberLine,
            Number = head.Number,
            Problem = problemName,
            Edited = edited,
            Content = new ArticleContent
            {
                Severity = head.Severity,
                Tags = head.Tags,
                Related = head.Related,
                Sources = head.Sources,
                Signatures = signatures,
                En = en?.Text,
                Zh = zh?.Text,
            },
        };

        FolderText? Text(string name) => files.TryGetValue(name, out var content) ? FolderTextReader.Read(slug, $"{slug}/{name}", content, errors) : null;
    }

    private static (string Problem, bool Edited) Meta(string file, string content, ImportErrors errors)
    {
        if (YamlFile.Parse(content, file, 1, errors) is not { } root)
        {
            return ("", true);
        }

        var fields = new YamlFields(root, ["problem", "edited"], 1, (line, reason) => errors.Add(file, line, reason));
        var problem = fields.Text("problem");
        if (problem.Length > 100 || problem.Any(static c => !char.IsAsciiLetterOrDigit(c)))
        {
            errors.Add(file, fields.LineFor("problem"), new FieldProblem("problem", ImportText.NoRoom).Sentence);
        }

        return (problem, fields.Choice("edited", ["true", "false"]) == "true");
    }

    private static IEnumerable<string> Differences(FolderText en, FolderText zh)
    {
        (string Field, bool Same)[] fields =
        [
            ("number", en.Number == zh.Number),
            ("severity", en.Severity == zh.Severity),
            ("tags", Same(en.Tags, zh.Tags)),
            ("related", Same(en.Related, zh.Related)),
            ("sources", Same([.. en.Sources.Select(static source => source.Url)], [.. zh.Sources.Select(static source => source.Url)])),
        ];
        return fields.Where(static field => !field.Same).Select(static field => field.Field);

        static bool Same(ImmutableArray<string> left, ImmutableArray<string> right) => left.SequenceEqual(right, StringComparer.Ordinal);
    }
}
