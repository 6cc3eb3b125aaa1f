using Portal.Cluster.Resources;
using Xunit;

namespace Portal.Cluster.Tests.Resources;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("250m", 250L)]
    [InlineData("2", 2000L)]
    [InlineData("0.1", 100L)]
    [InlineData("1.5", 1500L)]
    [InlineData("100u", 1L)]
    [InlineData("1e3", 1_000_000L)]
    [InlineData("0", 0L)]
    [InlineData("", null)]
    [InlineData("many", null)]
    [InlineData("1 m", null)]
    [InlineData("9E", null)]
    public void Thousandths_CpuQuantity_IsRoundedUp(string text, long? expected) => Assert.Equal(expected, Quantity.Thousandths(text));

    [Theory]
    [InlineData("128Mi", 134_217_728L)]
    [InlineData("1Gi", 1_073_741_824L)]
    [InlineData("1G", 1_000_000_000L)]
    [InlineData("1536Ki", 1_572_864L)]
    [InlineData("0.5Gi", 536_870_912L)]
    [InlineData("129e6", 129_000_000L)]
    [InlineData("500m", 1L)]
    [InlineData("7Ei", 8_070_450_532_247_928_832L)]
    [InlineData("8Ei", null)]
    [InlineData("99999999999999999999999999999999999999", null)]
    public void Whole_MemoryQuantity_IsBytes(string text, long? expected) => Assert.Equal(expected, Quantity.Whole(text));
}
