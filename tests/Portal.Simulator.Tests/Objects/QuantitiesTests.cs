using System.Text.Json.Nodes;
using Portal.Simulator.Objects.Writing;
using Xunit;

namespace Portal.Simulator.Tests.Objects;

public sealed class QuantitiesTests
{
    [Theory]
    [InlineData("1000m", "1")]
    [InlineData("0.5", "500m")]
    [InlineData("1500m", "1500m")]
    [InlineData("1024Mi", "1Gi")]
    [InlineData("1536Mi", "1536Mi")]
    [InlineData("1000", "1k")]
    [InlineData("1e3", "1k")]
    [InlineData("0", "0")]
    [InlineData("128974848", "128974848")]
    [InlineData("lots", "lots")]
    public void Canonical_Quantity_IsWrittenAsTheServerWritesIt(string given, string expected) =>
        Assert.Equal(expected, Quantities.Canonical(JsonValue.Create(given)).GetValue<string>());
}
