using System.Data.Common;
using Bunit;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace Portal.Web.Tests.Components.Live;

public sealed class LiveComponentTests : ComponentTest
{
    private readonly ProbeSource _source = new();

    [Fact]
    public void Change_Storm_ReadsOncePerInterval()
    {
        var probe = Render();
        for (var ms = 0; ms < 1500; ms++)
        {
            _source.Change();
            Time.Advance(TimeSpan.FromMilliseconds(1));
        }

        probe.WaitForAssertion(() => Assert.InRange(_source.Reads, 3, 7));
    }

    [Fact]
    public void Change_OnForeignThread_KeepsTheVisitorsLanguage()
    {
        Language("zh");
        var probe = Render();
        Language("en");
        var thread = new Thread(() =>
        {
            _source.Change();
            Time.Advance(TimeSpan.FromSeconds(1));
        });
        thread.Start();
        thread.Join();
        probe.WaitForAssertion(() => Assert.Equal("read 2 中文", probe.Markup));
    }

    [Fact]
    public void Read_Fails_KeepsTheOldContentSaysSoAndRecoversAlone()
    {
        var probe = Render();
        _source.Read = static _ => throw new DatabaseGone();
        _source.Change();
        Time.Advance(TimeSpan.FromSeconds(1));
        probe.WaitForAssertion(() => Assert.Equal("failed The portal's database does not answer.; read 1 English", probe.Markup));

        _source.Read = static n => $"read {n}";
        Time.Advance(TimeSpan.FromSeconds(6));
        probe.WaitForAssertion(() => Assert.Equal("read 3 English", probe.Markup));
    }

    [Fact]
    public async Task Dispose_Component_LeavesNoSubscription()
    {
        Render();
        Assert.Equal(1, _source.Subscriptions);
        await Page.DisposeComponentsAsync();
        Assert.Equal(0, _source.Subscriptions);
        _source.Change();
        Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(1, _source.Reads);
    }

    private IRenderedComponent<IComponent> Render() =>
        (IRenderedComponent<IComponent>)Page.Render<Probe>(parameters => parameters.Add(p => p.Source, _source));

    private sealed class DatabaseGone : DbException;
}
