using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Web.Components.Time;
using Xunit;

namespace Portal.Web.Tests.Components.Time;

public sealed class AgeTests : ComponentTest
{
    [Fact]
    public void Tick_TimePasses_GrowsOlder()
    {
        var age = Page.Render<Age>(p => p.Add(a => a.At, Time.GetUtcNow().AddSeconds(-31)));
        Assert.Equal("31 s ago", age.Find("time").TextContent);
        Time.Advance(TimeSpan.FromSeconds(20));
        age.WaitForAssertion(() => Assert.Equal("51 s ago", age.Find("time").TextContent));
    }

    [Fact]
    public void Tick_TextStaysTheSame_DoesNotRender()
    {
        var age = Page.Render<TimeStamp>(p => p.Add(a => a.At, Time.GetUtcNow().AddDays(-3)));
        Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(1, age.RenderCount);
    }

    [Fact]
    public void Render_NotKnown_SaysUnknown() =>
        Assert.Equal("unknown", Page.Render<Age>(p => p.Add(a => a.At, null)).Find("span").TextContent, ignoreCase: true);

    [Fact]
    public void Render_Chinese_IsChinese()
    {
        Language("zh");
        var stamp = Page.Render<TimeStamp>(p => p.Add(a => a.At, Time.GetUtcNow().AddMinutes(-31)));
        Assert.Equal("02:41:20（31 分钟）", stamp.Find("time").TextContent);
    }

    [Fact]
    public async Task Dispose_Page_LeavesNoListener()
    {
        Page.Render<Age>(p => p.Add(a => a.At, Time.GetUtcNow()));
        var ticker = Page.Services.GetRequiredService<AgeTicker>();
        Assert.Equal(1, ticker.Listeners);
        await Page.DisposeComponentsAsync();
        Assert.Equal(0, ticker.Listeners);
    }
}
