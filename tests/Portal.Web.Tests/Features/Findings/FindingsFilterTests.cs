using Portal.Core.Findings;
using Portal.Web.Features.Findings;
using Xunit;

namespace Portal.Web.Tests.Features.Findings;

public sealed class FindingsFilterTests
{
    [Fact]
    public void Read_EmptyAddress_IsOpenFindingsByCause()
    {
        var filter = Read();
        Assert.Equal(FindingState.Open, filter.State);
        Assert.False(filter.AsList || filter.IsNarrow || filter.IsSet);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("-1")]
    [InlineData("critical,warning")]
    [InlineData("nonsense")]
    public void Read_SeverityThatIsNone_IsLeftOut(string severity) => Assert.Null(Read(severity: severity).Severity);

    [Fact]
    public void Read_LongTextWithNul_IsCutAndCleaned()
    {
        var text = Read(text: "a\0b" + new string('x', 1000)).Text!;
        Assert.Equal(200, text.Length);
        Assert.StartsWith("abx", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ToQuery_PlaceOfAnotherOrder_BeginsAtTheBeginning()
    {
        var place = new FindingCursor(FindingSort.Newest, 0, DateTimeOffset.UnixEpoch, "", "", Guid.Empty).ToString();
        Assert.NotNull(Read(sort: "newest", after: place).ToQuery(10).After);
        Assert.Null(Read(sort: "oldest", after: place).ToQuery(10).After);
    }

    private static FindingsFilter Read(string? severity = null, string? text = null, string? sort = null, string? after = null) =>
        FindingsFilter.Read(null, null, null, severity, null, text, null, sort, after);
}
