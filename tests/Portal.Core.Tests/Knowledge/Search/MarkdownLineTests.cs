using Portal.Core.Knowledge.Search;
using Xunit;

namespace Portal.Core.Tests.Knowledge.Search;

public sealed class MarkdownLineTests
{
    [Theory]
    [InlineData("## Symptom {#symptom}", "Symptom")]
    [InlineData("- see [the **log**](/match) of `kubelet`", "see the log of kubelet")]
    [InlineData("| `137` | killed |", "137 · killed")]
    [InlineData("|---|:--:|", "")]
    [InlineData("```bash", "")]
    [InlineData("2. drain the node", "drain the node")]
    public void Plain_OfALine_IsWhatAPersonReads(string line, string plain) => Assert.Equal(plain, MarkdownLine.Plain(line));
}
