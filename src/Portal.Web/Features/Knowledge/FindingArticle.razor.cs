using Microsoft.AspNetCore.Components;
using Portal.Core.Knowledge;
using Portal.Core.Text;
using Portal.Web.Components.Live;
using Portal.Web.Localization;

namespace Portal.Web.Features.Knowledge;

/// <summary>The article beside a finding's evidence.</summary>
public sealed partial class FindingArticle : LiveComponent<ArticleModel>
{
    private const string CausesAnchor = MarkdownRenderer.AnchorPrefix + "causes";

    /// <summary>The problem.</summary>
    [Parameter]
    [EditorRequired]
    public string Problem { get; set; } = "";

    /// <summary>Which of its causes.</summary>
    [Parameter]
    [EditorRequired]
    public string Reason { get; set; } = "";

    [Inject]
    private ArticleService Articles { get; set; } = null!;

    private string Path => $"/knowledge/{Model?.Article?.Slug}";

    /// <inheritdoc/>
    protected override async Task<ArticleModel> ReadAsync(CancellationToken cancellationToken)
    {
        // The finding is read again and again; the article only when it is another one.
        if (Model?.Article is { } known && known.Problem == Problem)
        {
            return Model;
        }

        var article = await Articles.GetByProblemAsync(Problem, cancellationToken);
        if (article is null)
        {
            return ArticleModel.None;
        }

        var text = article.Content.In(PortalLanguages.Tag);
        return new ArticleModel(article, text, MarkdownRenderer.Render(text.Body));
    }

    // Without a section of that name the whole article is better than nothing.
    private string Excerpt(ArticleModel model)
    {
        var html = model.Body!.Html;
        var anchor = ArticleExcerpt.AnchorOf(Reason);
        var section = ArticleExcerpt.Section(html, anchor);
        var causes = ArticleExcerpt.MarkRow(ArticleExcerpt.Section(html, CausesAnchor), anchor, Translator.T(KnowledgeText.ThisFinding));
        return section.Length == 0 && causes.Length == 0 ? html : section + causes;
    }
}
