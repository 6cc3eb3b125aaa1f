using Portal.Simulator.Http.Tables;
using Xunit;

namespace Portal.Simulator.Tests.Http;

public sealed class HumanDurationTests
{
    [Theory]
    [InlineData(0, "0s")]
    [InlineData(119, "119s")]
    [InlineData(120, "2m")]
    [InlineData(190, "3m10s")]
    [InlineData(600, "10m")]
    [InlineData(3 * 3600, "3h")]
    [InlineData((3 * 3600) + 300, "3h5m")]
    [InlineData(9 * 3600, "9h")]
    [InlineData(47 * 3600, "47h")]
    [InlineData((2 * 86400) + 3600, "2d1h")]
    [InlineData(30 * 86400, "30d")]
    [InlineData(800 * 86400, "2y70d")]
    [InlineData(-5, "<invalid>")]
    public void Format_Seconds_IsWhatKubectlShows(long seconds, string expected) => Assert.Equal(expected, HumanDuration.Format(TimeSpan.FromSeconds(seconds)));
}
