using Portal.Core.Knowledge.Search;
using Xunit;

namespace Portal.Core.Tests.Knowledge.Search;

public sealed class QueryReaderTests
{
    private static readonly Core.Knowledge.Search.Synonyms Trade = Core.Knowledge.Search.Synonyms.Read(("test", "stuck, hang, 卡住\nout of memory, OOM"));

    [Fact]
    public void Read_Words_LeavesOutWhatSaysNothing() =>
        Assert.Equal(["kubelet", "restarts"], Read("why is the kubelet in restarts").Select(static term => term.Typed));

    [Fact]
    public void Read_OnlyWordsThatSayNothing_KeepsThem() => Assert.NotEmpty(Read("what is it"));

    [Fact]
    public void Read_AWordWithAnEnding_AlsoAsksForItsStemForLess()
    {
        var term = Assert.Single(Read("evicting"));

        Assert.Equal(["evicting", "evict"], term.Words.Select(static word => word.Tokens.Single()));
        Assert.True(term.Words[0].Weight > term.Words[1].Weight);
    }

    [Fact]
    public void Read_TimesAndIdsOfALogLine_AreLeftOut() =>
        Assert.Equal(["137"], Tokens(Read("2026-11-24T02:10:00Z 5bbc0f41 137")));

    [Fact]
    public void Read_AnIdentifier_AsksForTheWholeThenForAllItsPartsThenForEachForLittle()
    {
        var terms = Read("kube-system/etcd-0");

        Assert.Equal(["kube-system/etcd-0"], terms[0].Words[0].Tokens);
        Assert.Equal(["kube", "system", "etcd", "0"], terms[0].Words[1].Tokens);
        Assert.All(terms.Skip(1), term => Assert.True(term.Weight < terms[0].Weight));
        Assert.Contains(terms.Skip(1), static term => term.Words[0].Tokens[0] == "etcd");
    }

    [Fact]
    public void Read_ASynonym_AsksForItsGroupInTheSameTerm()
    {
        var term = Assert.Single(Read("hang"));

        Assert.Equal("hang", term.Words[0].Tokens.Single());
        Assert.Contains(term.Words, static word => word.Tokens is ["stuck"]);
        Assert.Contains(term.Words, static word => word.Tokens is ["卡住"]);
        Assert.All(term.Words.Skip(1), word => Assert.True(word.Weight < term.Words[0].Weight));
    }

    [Fact]
    public void Read_APhraseOfSynonyms_IsOneTermOverAllItsWords() =>
        Assert.Contains(Assert.Single(Read("OOM")).Words, static word => word.Tokens.Length > 1 && word.Tokens.Contains("memory"));

    [Fact]
    public void Read_WhileTyping_TheLastWordOnlyMayGoOn()
    {
        var terms = Read("kubelet resta", isTyping: true);

        Assert.DoesNotContain(terms[0].Words, static word => word.IsPrefix);
        Assert.Contains(terms[1].Words, static word => word.IsPrefix && word.Tokens is ["resta"]);
    }

    [Fact]
    public void Read_WhileTypingASpaceAfterAWord_NothingGoesOn() =>
        Assert.DoesNotContain(Read("kubelet ", isTyping: true).SelectMany(static term => term.Words), static word => word.IsPrefix);

    [Fact]
    public void Read_ChineseQuestion_AsksForBigramsWithoutTheQuestion() =>
        Assert.Equal(["节点", "磁盘"], Tokens(Read("节点的磁盘怎么办")));

    [Fact]
    public void Read_ASingleChineseCharacter_AsksForWhatBeginsWithIt() => Assert.True(Assert.Single(Assert.Single(Read("驱")).Words).IsPrefix);

    [Fact]
    public void Read_TheSameTwice_IsOneTerm() => Assert.Single(Read("etcd ETCD etcd"));

    [Fact]
    public void Read_AHugePaste_LooksAtTheFirstWordsOnly() =>
        Assert.Equal(QueryReader.MostWords, Read(string.Join(' ', Enumerable.Range(0, 5_000).Select(static i => $"word{(char)('a' + (i % 26))}{i % 1000}{(char)('a' + (i / 1000))}"))).Length);

    private static System.Collections.Immutable.ImmutableArray<QueryTerm> Read(string text, bool isTyping = false) => QueryReader.Read(text, Trade, isTyping);

    private static string[] Tokens(IEnumerable<QueryTerm> terms) => [.. terms.SelectMany(static term => term.Words).SelectMany(static word => word.Tokens).Distinct()];
}
