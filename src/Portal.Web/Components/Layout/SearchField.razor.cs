using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Portal.Web.Components.Filters;

namespace Portal.Web.Components.Layout;

/// <summary>The search of the top bar. Old results stay until the new ones are there.</summary>
public sealed partial class SearchField : ComponentBase, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private ImmutableArray<SearchHit> _hits = [];
    private CancellationTokenSource? _search;
    private string _text = "";
    private int _at = -1;
    private bool _answered;
    private bool _focused;

    [Inject]
    private PortalSearch Search { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    private bool Open => _focused && _answered;

    // From the third letter; a Chinese word is often one or two.
    private bool IsEnough => _text.Trim().Length > 2 || _text.Any(static c => c > 0x2E80);

    /// <inheritdoc/>
    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        _search?.Cancel();
        _search?.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnInitialized() => Navigation.LocationChanged += OnLocationChanged;

    private async Task OnInputAsync()
    {
        _at = -1;
        _search?.Cancel();
        _search?.Dispose();
        _search = null;
        if (!IsEnough)
        {
            _answered = false;
            return;
        }

        var search = _search = new CancellationTokenSource();
        try
        {
            await Task.Delay(Pause, Clock, search.Token);
            _hits = await Search.FindAsync(PageAddress.Text(_text) ?? "", search.Token);
            _answered = true;
        }
        catch (OperationCanceledException)
        {
            // More was typed meanwhile.
        }
    }

    private void OnKey(KeyboardEventArgs e)
    {
        switch (e.Key)
        {
            case "ArrowDown" when Open:
                _at = Math.Min(_at + 1, _hits.Length - 1);
                break;
            case "ArrowUp" when Open:
                _at = Math.Max(_at - 1, -1);
                break;
            case "Escape":
                Close();
                break;
            case "Enter" when PageAddress.Text(_text) is { } text:
                var path = Open && _at >= 0 && _at < _hits.Length ? _hits[_at].Path : $"/findings?state=all&view=list&q={Uri.EscapeDataString(text)}";
                Close();
                Navigation.NavigateTo(path);
                break;
        }
    }

    private void Close() => (_answered, _at) = (false, -1);

    private void CloseSoon() => _focused = false;

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e)
    {
        Close();
        StateHasChanged();
    }
}
