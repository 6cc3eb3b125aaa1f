using System.Collections.Immutable;
using Portal.Core.Findings;
using Portal.Core.Knowledge;

namespace Portal.Web.Features.Knowledge.Editing;

/// <summary>An article while somebody writes it: what the fields hold, however wrong it is. One language; what is not of a language is for both.</summary>
public sealed class ArticleForm
{
    private static readonly char[] BetweenWords = [',', ';', ' ', '，', '、', '；', '\t', '\n', '\r'];

    /// <summary>The revision that it began from; 0 for a new article.</summary>
    public int Revision { get; set; }

    /// <summary>
    /// Whether it is saved, so that leaving loses nothing. Part of the form and no parameter of the component that guards it: a parameter is true only once
    /// it is rendered, and the page is left at once.
    /// </summary>
    public bool IsSaved { get; set; }

    /// <summary>Its name in addresses; only for a new article.</summary>
    public string Slug { get; set; } = "";

    /// <summary>The title.</summary>
    public string Title { get; set; } = "";

    /// <summary>The summary.</summary>
    public string Summary { get; set; } = "";

    /// <summary>The text as Markdown.</summary>
    public string Body { get; set; } = "";

    /// <summary>How urgent the problem usually is.</summary>
    public Severity Severity { get; set; } = Severity.Warning;

    /// <summary>The tags, with commas between them.</summary>
    public string Tags { get; set; } = "";

    /// <summary>Slugs of related articles, with commas between them.</summary>
    public string Related { get; set; } = "";

    /// <summary>The versions, one a line.</summary>
    public string Versions { get; set; } = "";

    /// <summary>The sources.</summary>
    public IList<SourceForm> Sources { get; } = new List<SourceForm>();

    /// <summary>The signatures.</summary>
    public IList<SignatureForm> Signatures { get; } = new List<SignatureForm>();

    /// <summary>Why it is changed.</summary>
    public string Comment { get; set; } = "";

    /// <summary>A form that holds an article in a language; where that is missing, the other one is there to translate from.</summary>
    public static ArticleForm Of(ArticleContent content, string language, int revision) => Of(content, content.In(language), "", revision);

    /// <summary>A form that holds the beginning of a new article.</summary>
    public static ArticleForm Of(ArticleDraft draft) => Of(draft.Content, draft.Text, draft.Slug, revision: 0);

    private static ArticleForm Of(ArticleContent content, ArticleText text, string slug, int revision)
    {
        var form = new ArticleForm
        {
            Revision = revision,
            Slug = slug,
            Title = text.Title,
            Summary = text.Summary,
            Body = text.Body,
            Severity = content.Severity,
            Tags = string.Join(", ", content.Tags),
            Related = string.Join(", ", content.Related),
            Versions = string.Join('\n', text.Versions),
        };
        foreach (var source in content.Sources)
        {
            form.Sources.Add(new SourceForm { Title = source.Title, Url = source.Url });
        }

        foreach (var signature in content.Signatures)
        {
            form.Signatures.Add(SignatureForm.Of(signature));
        }

        return form;
    }

    /// <summary>The content with what the form holds; the other language stays.</summary>
    public ArticleContent ApplyTo(ArticleContent content, string language)
    {
        var text = new ArticleText { Title = Title.Trim(), Summary = Summary.Trim(), Body = Body, Versions = Lines(Versions) };
        var changed = content with { Severity = Severity, Tags = Words(Tags), Related = Words(Related), Sources = FilledSources(), Signatures = AllSignatures() };
        return language == "zh" ? changed with { Zh = text } : changed with { En = text };
    }

    /// <summary>What is to be saved of one language.</summary>
    public ArticleEdit ToEdit(string language) => new()
    {
        Language = language,
        ExpectedRevision = Revision,
        Title = Title.Trim(),
        Summary = Summary.Trim(),
        Body = Body,
        Versions = Lines(Versions),
        Severity = Severity,
        Tags = Words(Tags),
        Related = Words(Related),
        Sources = FilledSources(),
        Signatures = AllSignatures(),
        Comment = Comment.Trim(),
    };

    /// <summary>The new article that it stands for; an empty name is made from the title.</summary>
    public ArticleDraft ToDraft(string language) => new()
    {
        Slug = Slug.Trim().Length > 0 ? Slug.Trim() : ArticleSlug.From(Title) ?? "",
        Severity = Severity,
        Tags = Words(Tags),
        Related = Words(Related),
        Sources = FilledSources(),
        Signatures = AllSignatures(),
        Language = language,
        Text = new ArticleText { Title = Title.Trim(), Summary = Summary.Trim(), Body = Body, Versions = Lines(Versions) },
        Comment = Comment.Trim(),
    };

    /// <summary>The words of a field that takes several.</summary>
    public static ImmutableArray<string> Words(string text) =>
        [.. text.Split(BetweenWords, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    /// <summary>The lines of a field that takes one thing a line; empty ones are nothing.</summary>
    public static ImmutableArray<string> Lines(string text) => [.. text.Split('\n').Select(static line => line.TrimEnd('\r')).Where(static line => !string.IsNullOrWhiteSpace(line))];

    private ImmutableArray<ArticleSource> FilledSources() =>
        [.. Sources.Where(static source => !source.IsEmpty).Select(static source => new ArticleSource(source.Title.Trim(), source.Url.Trim()))];

    private ImmutableArray<Signature> AllSignatures() => [.. Signatures.Select(static signature => signature.ToSignature())];
}
