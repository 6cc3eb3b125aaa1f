using Xunit;

namespace Portal.Core.Tests.Knowledge.Search;

public sealed class SynonymsTests
{
    [Fact]
    public void Read_WithBadLines_NamesFileAndLineAndUsesTheRest()
    {
        var synonyms = Core.Knowledge.Search.Synonyms.Read(("site.txt", $"# ours\nalone\nstuck, hang\n!!!, wait\n{new string('x', 61)}, long"));

        Assert.Equal(1, synonyms.Groups);
        Assert.Collection(
            synonyms.Problems,
            static problem => Assert.StartsWith("site.txt:2: ", problem, StringComparison.Ordinal),
            static problem => Assert.StartsWith("site.txt:4: ", problem, StringComparison.Ordinal),
            static problem => Assert.StartsWith("site.txt:5: ", problem, StringComparison.Ordinal));
        Assert.NotEmpty(synonyms.BeginningWith("stuck"));
    }
}
