namespace Portal.Web.Tests.Components.Live;

public sealed class ProbeSource
{
    private Action? _changed;

    public int Reads { get; private set; }

    public int Subscriptions { get; private set; }

    public Func<int, string> Read { get; set; } = static n => $"read {n}";

    public Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Read(++Reads));
    }

    public IDisposable Subscribe(Action changed)
    {
        _changed += changed;
        Subscriptions++;
        return new Subscription(() =>
        {
            _changed -= changed;
            Subscriptions--;
        });
    }

    public void Change() => _changed?.Invoke();

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
