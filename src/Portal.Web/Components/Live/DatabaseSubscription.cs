using Portal.Core.Persistence;

namespace Portal.Web.Components.Live;

/// <summary>Listens to the state of the database until disposed.</summary>
public sealed class DatabaseSubscription : IDisposable
{
    private readonly DatabaseState _state;
    private readonly Action _changed;

    /// <summary>Begins to listen.</summary>
    public DatabaseSubscription(DatabaseState state, Action changed)
    {
        (_state, _changed) = (state, changed);
        _state.Changed += OnChanged;
    }

    /// <inheritdoc/>
    public void Dispose() => _state.Changed -= OnChanged;

    private void OnChanged(object? sender, EventArgs e) => _changed();
}
