using Xunit;

namespace Portal.Problems.Tests.Rooms;

/// <summary>The measure that the articles are held to.</summary>
public sealed class ProseTests
{
    private const string Body = "## Title of it {#symptom}\n\nTwo words, [a link](/match) and `code`.\n\n```bash\nkubectl get pods --all\n```\n\n| left | right |\n| --- | --- |\n- an item\n1. another\n";

    [Fact]
    public void Words_TextWithCodeTableAndLinks_CountsWhatIsRead() => Assert.Equal(3 + 6 + 2 + 2 + 2, Prose.Words(Body));

    [Theory]
    [InlineData("卡住的十个汉字是这样", 6)]
    [InlineData("节点 Ready 却有病", 4)]
    [InlineData("```text\n不算\n```\n算", 1)]
    public void ChineseWords_IdeographsAndLatinWords_AreWeighed(string body, int words) => Assert.Equal(words, Prose.ChineseWords(body));

    [Fact]
    public void Shape_TextWithCodeTableAndLists_NamesEachInOrder() => Assert.Equal("#symptom}\n```bash\n```\nrow\nrow\nitem\nitem", Prose.Shape(Body));

    [Theory]
    [InlineData("/match", true)]
    [InlineData("/knowledge/pod-stuck-terminating#h-symptom", true)]
    [InlineData("/findings?open=1", true)]
    [InlineData("/runbooks/KubePodCrashLooping", true)]
    [InlineData("/knowledge/no-such-room", false)]
    [InlineData("/no-such-page", false)]
    public void Has_Address_KnowsThePagesOfThePortal(string address, bool known) => Assert.Equal(known, PortalPages.Has(address));
}
