using Portal.Core.Knowledge.Search;
using Xunit;

namespace Portal.Core.Tests.Knowledge.Search;

public sealed class NoiseTests
{
    [Theory]
    [InlineData("2026-11-24")]
    [InlineData("10.96.0.10:53")]
    [InlineData("2026-11-24t02:10:00z")]
    [InlineData("2026-11-24t02:10:00.412345+08:00")]
    [InlineData("24584")]
    [InlineData("5bbc0f41")]
    [InlineData("2815f27a-219b-11e8-8a2a-ec0d9a3a445a")]
    public void Is_ForTimesIdsAndAddresses_IsTrue(string token) => Assert.True(Noise.Is(token));

    [Theory]
    [InlineData("137")]
    [InlineData("v1.22")]
    [InlineData("1.22")]
    [InlineData("feedface")]
    [InlineData("etcd-0")]
    public void Is_ForExitCodesVersionsAndWords_IsFalse(string token) => Assert.False(Noise.Is(token));
}
