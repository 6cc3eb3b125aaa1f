using Portal.Cluster.Watching;
using Portal.Testing;
using Xunit;

namespace Portal.Cluster.Tests.Watching;

public sealed class ChangeSignalTests
{
    [Fact]
    public async Task Next_RegisteredBeforeReading_SeesAChangeInBetween()
    {
        var signal = new ChangeSignal();
        var next = signal.Next;

        signal.Raise();

        await next.WaitAsync(Eventually.DefaultDeadline, TestContext.Current.CancellationToken);
        Assert.False(signal.Next.IsCompleted);
    }

    [Fact]
    public async Task Subscribe_ListenerBusyWhileManyChangesCome_IsCalledOnceMore()
    {
        var signal = new ChangeSignal();
        var calls = 0;
        using var entered = new SemaphoreSlim(0);
        using var leave = new SemaphoreSlim(0);
        using var subscription = signal.Subscribe(() =>
        {
            Interlocked.Increment(ref calls);
            entered.Release();
            leave.Wait(Eventually.DefaultDeadline);
        });

        signal.Raise();
        await entered.WaitAsync(Eventually.DefaultDeadline, TestContext.Current.CancellationToken);
        for (var i = 0; i < 1000; i++)
        {
            signal.Raise(); // Does not wait for the listener.
        }

        leave.Release();
        await entered.WaitAsync(Eventually.DefaultDeadline, TestContext.Current.CancellationToken);
        leave.Release();
        signal.Raise();
        await entered.WaitAsync(Eventually.DefaultDeadline, TestContext.Current.CancellationToken);
        leave.Release();

        Assert.Equal(3, Volatile.Read(ref calls));
    }

    [Fact]
    public void Dispose_OfASubscription_LeavesNone()
    {
        var signal = new ChangeSignal();
        var first = signal.Subscribe(() => { });
        var second = signal.Subscribe(() => { });
        Assert.Equal(2, signal.SubscriberCount);

        first.Dispose();
        second.Dispose();

        Assert.Equal(0, signal.SubscriberCount);
    }
}
