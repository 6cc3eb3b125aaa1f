using Microsoft.AspNetCore.Components;
using Portal.Core.Access;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Shipped;
using Portal.Web.Components.Live;
using Portal.Web.Localization;

namespace Portal.Web.Features.Knowledge.History;

/// <summary>What an upgrade ships beside what people made of it: a person takes it or keeps their own.</summary>
public sealed partial class ShippedPage : LiveComponent<ShippedModel>
{
    private string? _problem;
    private bool _busy;

    /// <summary>The article's slug or number.</summary>
    [Parameter]
    public string Slug { get; set; } = "";

    [Inject]
    private ArticleService Articles { get; set; } = null!;

    [Inject]
    private ShippedTexts Shipped { get; set; } = null!;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private string Path => $"/knowledge/{Uri.EscapeDataString(Model?.Article?.Slug ?? Slug)}";

    /// <inheritdoc/>
    protected override void Subscribe() => ListenToOtherReplicas();

    /// <inheritdoc/>
    protected override async Task<ShippedModel> ReadAsync(CancellationToken cancellationToken)
    {
        var access = AccessPolicy.Decide(await User.GetAsync(), PortalOperation.EditArticle);
        var article = await Articles.GetAsync(Slug, cancellationToken);

        // A comparison that is the same as before keeps what the person unfolded in it.
        if (article?.ShippedContent is not null && Model is { Article: { } before, Difference: not null } && (before.Slug, before.Revision) == (article.Slug, article.Revision))
        {
            return Model with { Access = access };
        }

        return new ShippedModel(article, article is null ? null : await Shipped.GetAsync(article.Slug, cancellationToken), access);
    }

    private Task TakeAsync() => DecideAsync(Shipped.TakeAsync);

    private Task KeepAsync() => DecideAsync(Shipped.KeepAsync);

    private async Task DecideAsync(Func<string, int, PortalUser, string, CancellationToken, Task<ArticleSaveResult>> decide)
    {
        if (_busy || Model?.Article is not { } article)
        {
            return;
        }

        (_busy, _problem) = (true, null);
        var failure = await AttemptAsync(async () =>
        {
            var result = await decide(article.Slug, article.Revision, await User.GetAsync(), User.SourceAddress, CancellationToken.None);
            if (result.Status == ArticleSaveStatus.Saved)
            {
                Navigation.NavigateTo(Path);
            }
            else
            {
                _problem = Translator.T(result.Status == ArticleSaveStatus.Outdated ? ShippedText.ChangedMeanwhile : ShippedText.DecidedAlready);
            }
        });
        (_busy, _problem) = (false, failure ?? _problem);
        await ReloadAsync();
    }
}
