using System.Collections.Immutable;
using Portal.Core.Findings;
using Portal.Core.Text;

namespace Portal.Core.Knowledge.Exchange;

/// <summary>Reads one language's file of an article: a YAML head between two lines <c>---</c>, an empty line, and the body, of which nothing is lost.</summary>
internal static class FolderTextReader
{
    private const int LongestHead = 256 * 1024;
    private const string Fence = "---\n";
    private static readonly string[] Fields = ["number", "slug", "title", "summary", "severity", "tags", "versions", "related", "sources"];

    /// <summary>Reads the file; null when something is wrong, which is noted.</summary>
    public static FolderText? Read(string slug, string file, string content, ImportErrors errors)
    {
        var found = new List<(int Line, LocalizedText Reason)>();
        var text = Read(slug, file, content, errors, (line, reason) => found.Add((line, reason)));
        found.ForEach(error => errors.Add(file, error.Line, error.Reason));
        return found.Count == 0 ? text : null;
    }

    private static FolderText? Read(string slug, string file, string content, ImportErrors errors, Action<int, LocalizedText> note)
    {
        // A checkout with autocrlf has it in every line; a body that was written with CRLF stands behind a head without.
        var text = content.StartsWith("---\r\n", StringComparison.Ordinal) ? content.Replace("\r\n", "\n", StringComparison.Ordinal) : content;
        if (!text.StartsWith(Fence, StringComparison.Ordinal))
        {
            note(1, ImportText.NoHead);
            return null;
        }

        var end = text.IndexOf("\n" + Fence, Fence.Length - 1, StringComparison.Ordinal);
        if (end < 0 || end > LongestHead)
        {
            note(1, ImportText.HeadNotEnded(LongestHead / 1024));
            return null;
        }

        if (YamlFile.Parse(text[Fence.Length..(end + 1)], file, 2, errors) is not { } root)
        {
            return null;
        }

        var fields = new YamlFields(root, Fields, 2, note);
        var body = Body(text[(end + 1 + Fence.Length)..]);
        var bodyLine = text.AsSpan(0, end).Count('\n') + 4;
        var said = fields.Text("slug");
        if (said != slug)
        {
            note(fields.LineFor("slug"), new FieldProblem("slug", ImportText.NotFolder(slug)).Sentence);
        }

        var severity = fields.Choice("severity", Enum.GetNames<Severity>());
        var result = new FolderText(
            fields.Number("number"), fields.LineFor("number"), Enum.TryParse<Severity>(severity, out var parsed) ? parsed : default,
            fields.Texts("tags"), fields.Texts("related"), Sources(fields, note),
            new ArticleText { Title = fields.Text("title"), Summary = fields.Text("summary"), Versions = fields.Texts("versions"), Body = body });
        foreach (var problem in Check(result))
        {
            note(problem.Field == "body" ? bodyLine : fields.LineFor(problem.Field), problem.Sentence);
        }

        return result;
    }

    /// <summary>Behind the head: one empty line and the end of the last line are the file's, everything else is the body's.</summary>
    private static string Body(string rest)
    {
        var body = rest.StartsWith('\n') ? rest[1..] : rest;
        return body.EndsWith('\n') ? body[..^1] : body;
    }

    private static ImmutableArray<ArticleSource> Sources(YamlFields fields, Action<int, LocalizedText> note)
    {
        var sources = ImmutableArray.CreateBuilder<ArticleSource>();
        foreach (var item in fields.Items("sources"))
        {
            var source = new YamlFields(item, ["title", "url"], 2, note);
            sources.Add(new ArticleSource(source.Text("title"), source.Text("url")));
        }

        return sources.ToImmutable();
    }

    private static IEnumerable<FieldProblem> Check(FolderText text) => (text.Number is < 1 ? [new FieldProblem("number", RuleText.Number)] : Array.Empty<FieldProblem>())
        .Concat(ArticleRules.CheckTitle(text.Text.Title))
        .Concat(ArticleRules.CheckSummary(text.Text.Summary))
        .Concat(ArticleRules.CheckBody(text.Text.Body))
        .Concat(ArticleRules.CheckVersions(text.Text.Versions))
        .Concat(ArticleRules.CheckTags(text.Tags))
        .Concat(ArticleRules.CheckRelated(text.Related))
        .Concat(ArticleRules.CheckSources(text.Sources));
}
