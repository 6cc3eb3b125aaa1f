using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Life;
using Portal.Core.Knowledge.Links;
using Portal.Core.Remediation;
using Portal.Core.Text;
using Portal.Web.Components.Live;
using Portal.Web.Components.States;
using Portal.Web.Localization;

namespace Portal.Web.Features.Knowledge.Reading;

/// <summary>An article, and what became of its problem: where it is open now, how often it came, what can be done.</summary>
public sealed partial class ArticleDetailPage : LiveComponent<ReadingModel>
{
    private bool _revealed;

    /// <summary>The article's slug or number.</summary>
    [Parameter]
    public string Slug { get; set; } = "";

    [Inject]
    private ArticleService Articles { get; set; } = null!;

    [Inject]
    private ArticleLives Lives { get; set; } = null!;

    [Inject]
    private LinkBook Links { get; set; } = null!;

    [Inject]
    private FindingChanges Changes { get; set; } = null!;

    [Inject]
    private IEnumerable<IPlaybook> Playbooks { get; set; } = null!;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    private string Path => $"/knowledge/{Uri.EscapeDataString(Slug)}";

    /// <inheritdoc/>
    protected override void Subscribe()
    {
        Listen(Changes.Signal.Subscribe);
        ListenToOtherReplicas();
    }

    /// <inheritdoc/>
    protected override async Task<ReadingModel> ReadAsync(CancellationToken cancellationToken)
    {
        var article = await Articles.GetAsync(Slug, cancellationToken);
        if (article is null)
        {
            return ReadingModel.None;
        }

        // The text of an article changes rarely, the findings often: what was rendered and looked up is kept.
        var text = article.Content.In(PortalLanguages.Tag);
        var kept = Model is { Article: { } before } model && (before.Slug, before.Revision) == (article.Slug, article.Revision) ? model : null;
        var links = await Links.OfAsync(article.Content, cancellationToken);
        return new ReadingModel
        {
            Article = article,
            Text = text,
            Body = kept is not null && kept.Links.Dead.SequenceEqual(links.Dead) ? kept.Body : MarkdownRenderer.Render(text.Body, address => DeadMark(links.Of(address))),
            Related = kept?.Related ?? await RelatedAsync(article, cancellationToken),
            Life = await Lives.GetAsync(article.Number, article.Problem, cancellationToken),
            Links = links,
            User = await User.GetAsync(),
        };
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // The browser looked for the place of its address before there was any text.
        if (!_revealed && Model?.Body is not null)
        {
            _revealed = true;
            if (Navigation.Uri.Split('#', 2) is [_, { Length: > 0 } anchor])
            {
                await Script.InvokeVoidAsync("portal.reveal", Uri.UnescapeDataString(anchor));
            }
        }
    }

    private async Task<ImmutableArray<(string Slug, Article? Article)>> RelatedAsync(Article article, CancellationToken cancellationToken)
    {
        var related = ImmutableArray.CreateBuilder<(string, Article?)>(article.Content.Related.Length);
        foreach (var slug in article.Content.Related)
        {
            related.Add((slug, await Articles.GetAsync(slug, cancellationToken)));
        }

        return related.ToImmutable();
    }

    private static string? DeadMark(ArticleLink? link) =>
        link is { State: LinkState.Dead, GoneSince: { } since } ? Translator.T(LinkText.DeadSince(LinkText.Day(since))) : null;

    private static HealthState Mark(Severity severity) => severity switch
    {
        Severity.Critical => HealthState.Critical,
        Severity.Warning => HealthState.Warning,
        _ => HealthState.Turn,
    };
}
