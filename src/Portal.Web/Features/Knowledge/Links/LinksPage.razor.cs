using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Core.Access;
using Portal.Core.Knowledge.Links;
using Portal.Web.Components.Filters;
using Portal.Web.Components.Live;
using Portal.Web.Localization;

namespace Portal.Web.Features.Knowledge.Links;

/// <summary>Where the articles lead outside, and whether that is still there.</summary>
public sealed partial class LinksPage : LiveComponent<LinksModel>
{
    private string? _done;
    private string? _problem;
    private bool _busy;

    /// <summary>Only in this state.</summary>
    [SupplyParameterFromQuery]
    public string? State { get; set; }

    /// <summary>Only with this in the address or the article.</summary>
    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    /// <summary>Where the page begins.</summary>
    [SupplyParameterFromQuery]
    public string? After { get; set; }

    [Inject]
    private LinkBook Links { get; set; } = null!;

    [Inject]
    private CurrentUser User { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private LinkState? Filter => PageAddress.Enum<LinkState>(State);

    private bool IsFiltered => Filter is not null || PageAddress.Text(Q) is not null;

    private int Offset => int.TryParse(After, NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after : 0;

    private bool MayCheck => Model is { Mode: not LinkCheckMode.Off, Access.IsAllowed: true };

    private IEnumerable<(string Value, string Text)> Options =>
        Enum.GetValues<LinkState>().Select(state => (state.ToString(), Translator.T(LinkText.Filter(state, CountOf(state)))));

    /// <inheritdoc/>
    protected override void Subscribe() => ListenToOtherReplicas();

    /// <inheritdoc/>
    protected override async Task<LinksModel> ReadAsync(CancellationToken cancellationToken) => new(
        await Links.ListAsync(new LinkQuery { State = Filter, Text = PageAddress.Text(Q), Offset = Offset }, cancellationToken),
        Links.Mode,
        AccessPolicy.Decide(await User.GetAsync(), PortalOperation.EditArticle));

    private int CountOf(LinkState state) => Model?.Page.Counts.GetValueOrDefault(state) ?? 0;

    private async Task CheckAsync(string? url)
    {
        if (_busy)
        {
            return;
        }

        (_busy, _done, _problem) = (true, null, null);
        try
        {
            var asked = await Links.RequestAsync(url, await User.GetAsync(), User.SourceAddress, CancellationToken.None);
            _done = asked.Status == LinkRequestStatus.Asked ? Translator.T(LinkText.Due(asked.Links)) : null;
            _problem = asked.Status == LinkRequestStatus.Asked ? null : Translator.T(asked.Status == LinkRequestStatus.SwitchedOff ? LinkText.Off : LinkText.NothingFits);
        }
        catch (AccessDeniedException denied)
        {
            _problem = Translator.T(denied.Decision.Reason);
        }
        catch (Exception exception)
        {
            // Cancellations too: nobody can cancel this, so one is a timeout, and Blazor would swallow it without a word.
            _problem = Describe(exception);
        }
        finally
        {
            _busy = false;
        }

        await ReloadAsync();
    }

    private void Go(string name, string? value) => Navigation.NavigateTo(Navigation.With((name, string.IsNullOrWhiteSpace(value) ? null : value)));
}
