using Portal.Core.Knowledge.Search;
using Xunit;

namespace Portal.Core.Tests.Knowledge.Search;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("terminating", "terminating", 0)]
    [InlineData("terminaitng", "terminating", 1)]
    [InlineData("terminatting", "terminating", 1)]
    [InlineData("terminting", "terminating", 1)]
    [InlineData("tarminatimg", "terminating", 2)]
    [InlineData("", "pod", 3)]
    public void Between_TwoWords_CountsTheSlips(string typed, string meant, int slips)
    {
        Assert.Equal(slips, EditDistance.Between(typed, meant));
        Assert.Equal(slips, EditDistance.Between(meant, typed));
    }
}
