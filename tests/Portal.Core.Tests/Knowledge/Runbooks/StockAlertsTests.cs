using Portal.Core.Knowledge.Runbooks;
using Xunit;

namespace Portal.Core.Tests.Knowledge.Runbooks;

public sealed class StockAlertsTests
{
    [Fact]
    public void All_OfTheFile_AreNamesWithASourceAndEachOnce()
    {
        Assert.True(StockAlerts.All.Length > 100);
        Assert.All(StockAlerts.All, static alert => Assert.Null(AlertName.Fault(alert.Name)));
        Assert.All(StockAlerts.All, static alert => Assert.NotEmpty(alert.Source));
        Assert.Equal(StockAlerts.All.Length, StockAlerts.All.Select(static alert => alert.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("kubepodcrashlooping", "KubePodCrashLooping")]
    [InlineData("KubePodCrashLooping", "KubePodCrashLooping")]
    [InlineData("ourOwnAlert", "ourOwnAlert")]
    public void Canonical_OfAName_HasTheCapitalsOfTheAlert(string name, string canonical) => Assert.Equal(canonical, StockAlerts.Canonical(name));
}
