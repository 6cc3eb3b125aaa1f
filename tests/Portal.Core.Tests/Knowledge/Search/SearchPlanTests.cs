using System.Collections.Frozen;
using Portal.Core.Knowledge.Search;
using Xunit;

namespace Portal.Core.Tests.Knowledge.Search;

public sealed class SearchPlanTests
{
    [Fact]
    public void Of_WithMoreEntriesThanTheBudget_KeepsTheRareTokens()
    {
        var vocabulary = new Vocabulary(20_000, new Dictionary<string, int>(StringComparer.Ordinal) { ["pod"] = 11_900, ["t~pod"] = 400, ["etcd"] = 12 }.ToFrozenDictionary(StringComparer.Ordinal));

        var plan = SearchPlan.Of([Term("pod"), Term("etcd")], vocabulary);

        Assert.Equal(["'etcd'", "'t~pod'"], plan.Lookups.Select(static lookup => lookup.Query));
    }

    [Fact]
    public void Of_WithOneTokenBeyondTheBudget_StillLooksItUp()
    {
        var vocabulary = new Vocabulary(20_000, new Dictionary<string, int>(StringComparer.Ordinal) { ["pod"] = 19_000 }.ToFrozenDictionary(StringComparer.Ordinal));

        Assert.Equal(["'pod'"], SearchPlan.Of([Term("pod")], vocabulary).Lookups.Select(static lookup => lookup.Query));
    }

    private static QueryTerm Term(string word) => new([new QueryWord([word], 1)], 1, word);
}
