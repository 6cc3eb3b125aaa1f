using Portal.Core.Persistence.Embedded;
using Xunit;

namespace Portal.Core.Tests.Persistence.Embedded;

public sealed class PostmasterFileTests
{
    [Theory]
    [InlineData("")]
    [InlineData("123")]
    [InlineData("123|/data|1700000000")]
    [InlineData("x|/data|1700000000|5432")]
    [InlineData("0|/data|1700000000|5432")]
    [InlineData("-5|/data|1700000000|5432")]
    public void Parse_APostmasterFileThatIsCutShortOrNonsense_IsNull(string lines) => Assert.Null(PostmasterFile.Parse(lines.Split('|')));

    [Fact]
    public void Parse_APostmasterFile_HasThePidAndThePort() =>
        Assert.Equal(new PostmasterFile(123, 5432), PostmasterFile.Parse(["123", "/data", "1700000000", "5432", "", "127.0.0.1", "  1 2", "ready   "]));
}
