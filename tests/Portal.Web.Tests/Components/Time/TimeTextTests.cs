using Portal.Web.Components.Time;
using Xunit;

namespace Portal.Web.Tests.Components.Time;

public sealed class TimeTextTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 18, 3, 12, 20, TimeSpan.Zero);

    [Theory]
    [InlineData(-5, "0 s", "0 秒")]
    [InlineData(0, "0 s", "0 秒")]
    [InlineData(59, "59 s", "59 秒")]
    [InlineData(64, "1 min", "1 分钟")]
    [InlineData(254, "4 min 10 s", "4 分 10 秒")]
    [InlineData(1860, "31 min", "31 分钟")]
    [InlineData(3600, "1 h", "1 小时")]
    [InlineData(7500, "2 h 5 min", "2 小时 5 分钟")]
    [InlineData(86400, "1 d", "1 天")]
    [InlineData(151200, "1 d 18 h", "1 天 18 小时")]
    public void Duration_AnyLength_HasTwoUnitsAtMost(int seconds, string en, string zh)
    {
        var text = TimeText.Duration(TimeSpan.FromSeconds(seconds));
        Assert.Equal((en, zh), (text.En, text.Zh));
    }

    [Theory]
    [InlineData("2026-03-18T02:41:57Z", "02:41:57", "02:41:57")]
    [InlineData("2026-03-18T04:41:57+02:00", "02:41:57", "02:41:57")]
    [InlineData("2026-03-16T09:12:00Z", "Mar 16, 09:12", "3 月 16 日 09:12")]
    [InlineData("2025-12-31T23:59:59Z", "Dec 31, 2025, 23:59", "2025 年 12 月 31 日 23:59")]
    public void Clock_AnyDay_SaysAsMuchAsNeeded(string at, string en, string zh)
    {
        var text = TimeText.Clock(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), Now);
        Assert.Equal((en, zh), (text.En, text.Zh));
    }

    [Fact]
    public void Iso_OtherOffset_IsUtc() =>
        Assert.Equal("2026-03-18T03:12:20Z", TimeText.Iso(Now.ToOffset(TimeSpan.FromHours(8))));
}
