using Portal.Core.Knowledge.Search;
using Xunit;

namespace Portal.Core.Tests.Knowledge.Search;

public sealed class SearchScoresTests
{
    [Fact]
    public void Of_TwoWordsOfATermInTheSamePlace_CountsTheBetterOnce()
    {
        var plan = new SearchPlan([Lookup(0, SearchVector.Anywhere, 2), Lookup(0, SearchVector.Anywhere, 3)], [1]);

        var scores = SearchScores.Of(plan, [new LookupRow(0, [1, 2]), new LookupRow(1, [1])], 10);

        Assert.Equal([(1, 3.0), (2, 2.0)], scores);
    }

    [Fact]
    public void Of_OneTermInTwoPlaces_AddsThePlaces()
    {
        var plan = new SearchPlan([Lookup(0, SearchVector.Anywhere, 2), Lookup(0, SearchVector.Head, 3)], [1]);

        var scores = SearchScores.Of(plan, [new LookupRow(0, [7]), new LookupRow(1, [7])], 10);

        Assert.Equal([(7, 5.0)], scores);
    }

    [Fact]
    public void Of_OneTermOfTwo_LosesByWhatTheOtherTells()
    {
        var plan = new SearchPlan([Lookup(0, SearchVector.Anywhere, 4), Lookup(1, SearchVector.Anywhere, 4)], [3, 1]);

        var scores = SearchScores.Of(plan, [new LookupRow(0, [1, 2]), new LookupRow(1, [1, 3])], 10);

        Assert.Equal([1, 2, 3], scores.Select(static score => score.Number));
        Assert.Equal(8, scores[0].Score, 6);
        Assert.Equal(4 * (0.35 + (0.65 * 3 / 4)), scores[1].Score, 6);
        Assert.Equal(4 * (0.35 + (0.65 * 1 / 4)), scores[2].Score, 6);
    }

    [Theory]
    [InlineData(4, 1)]
    [InlineData(2, 2)]
    public void Of_ATitleThatSaysAllThatIsAsked_IsFirstIfThatIsAsLongAsATitle(int terms, int first)
    {
        // Article 1 has all terms in its title; article 2 has half of them there and more elsewhere.
        var plan = new SearchPlan(
            [
                .. Enumerable.Range(0, terms).Select(static term => Lookup(term, SearchVector.Title, 2.4)),
                .. Enumerable.Range(0, terms).Select(static term => Lookup(term, SearchVector.Head, 2.4)),
            ],
            [.. Enumerable.Repeat(1.0, terms)]);

        var scores = SearchScores.Of(
            plan,
            [
                .. Enumerable.Range(0, terms).Select(term => new LookupRow(term, term < terms / 2 ? [1, 2] : [1])),
                .. Enumerable.Range(0, terms).Select(term => new LookupRow(terms + term, [2])),
            ],
            10);

        Assert.Equal(first, scores[0].Number);
    }

    [Fact]
    public void Of_WhatIsMuchWorseThanTheBest_IsLeftOut()
    {
        var plan = new SearchPlan([Lookup(0, SearchVector.Anywhere, 100), Lookup(0, SearchVector.Anywhere, 1)], [1]);

        Assert.Equal([1], SearchScores.Of(plan, [new LookupRow(0, [1]), new LookupRow(1, [1, 2])], 10).Select(static score => score.Number));
    }

    [Fact]
    public void Of_Equals_AreOrderedByNumberAndCutAtTheMost()
    {
        var plan = new SearchPlan([Lookup(0, SearchVector.Anywhere, 1)], [1]);

        Assert.Equal([2, 3], SearchScores.Of(plan, [new LookupRow(0, [5, 3, 2])], 2).Select(static score => score.Number));
    }

    private static SearchLookup Lookup(int term, string place, double worth) => new(term, place, worth, "", 1, true);
}
