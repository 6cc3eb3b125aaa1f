using Microsoft.AspNetCore.Components;

namespace Portal.Web.Components.Time;

/// <summary>Something whose text grows older: listens to the ticker and renders only when its text changed.</summary>
public abstract class AgeBase : ComponentBase, IDisposable
{
    private ExecutionContext? _visitor;
    private IDisposable? _subscription;
    private string? _shown;

    /// <summary>The clock.</summary>
    [Inject]
    protected TimeProvider Clock { get; set; } = null!;

    /// <summary>The moment it is about.</summary>
    [Parameter]
    [EditorRequired]
    public DateTimeOffset? At { get; set; }

    [Inject]
    private AgeTicker Ticker { get; set; } = null!;

    /// <inheritdoc/>
    public void Dispose()
    {
        _subscription?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The text as it is now.</summary>
    protected abstract string Text();

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        // Ticks come on a timer's thread, which knows nothing of the visitor's language.
        _visitor = ExecutionContext.Capture();
        _subscription = Ticker.Subscribe(() => _ = InvokeAsync(Refresh));
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender) => _shown = Text();

    private void Refresh()
    {
        if (_visitor is null)
        {
            RenderIfChanged();
            return;
        }

        ExecutionContext.Run(_visitor, static state => ((AgeBase)state!).RenderIfChanged(), this);
    }

    private void RenderIfChanged()
    {
        if (Text() != _shown)
        {
            StateHasChanged();
        }
    }
}
