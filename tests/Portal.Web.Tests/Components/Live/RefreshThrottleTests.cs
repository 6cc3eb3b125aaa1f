using Microsoft.Extensions.Time.Testing;
using Portal.Web.Components.Live;
using Xunit;

namespace Portal.Web.Tests.Components.Live;

public sealed class RefreshThrottleTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(300);

    private readonly FakeTimeProvider _time = new();
    private int _refreshes;

    [Fact]
    public void Request_AfterQuiet_RunsAtOnce()
    {
        using var throttle = Throttle();
        throttle.Request();
        _time.Advance(TimeSpan.Zero);
        Assert.Equal(1, _refreshes);
    }

    [Fact]
    public void Request_Storm_RunsOncePerInterval()
    {
        using var throttle = Throttle();
        for (var ms = 0; ms < 3000; ms++)
        {
            throttle.Request();
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal(1 + (3000 / 300), _refreshes);
    }

    [Fact]
    public void Request_LastOfStorm_IsNotLost()
    {
        using var throttle = Throttle();
        throttle.Request();
        _time.Advance(TimeSpan.FromMilliseconds(1));
        throttle.Request();
        _time.Advance(Interval);
        Assert.Equal(2, _refreshes);
    }

    [Fact]
    public void Request_WhileRunning_RunsOnceMoreAfterwards()
    {
        var under = new TaskCompletionSource();
        using var throttle = new RefreshThrottle(_time, Interval, () =>
        {
            _refreshes++;
            return _refreshes == 1 ? under.Task : Task.CompletedTask;
        });
        throttle.Request();
        _time.Advance(TimeSpan.FromMilliseconds(1));
        throttle.Request();
        throttle.Request();
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(1, _refreshes);
        under.SetResult();
        _time.Advance(Interval);
        Assert.Equal(2, _refreshes);
    }

    [Fact]
    public void Request_AfterDispose_DoesNothing()
    {
        var throttle = Throttle();
        throttle.Request();
        throttle.Request();
        throttle.Dispose();
        throttle.Request();
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, _refreshes);
    }

    private RefreshThrottle Throttle() => new(_time, Interval, () =>
    {
        _refreshes++;
        return Task.CompletedTask;
    });
}
