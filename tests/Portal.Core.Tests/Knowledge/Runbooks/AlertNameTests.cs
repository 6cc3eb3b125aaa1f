using Portal.Core.Knowledge.Runbooks;
using Xunit;

namespace Portal.Core.Tests.Knowledge.Runbooks;

public sealed class AlertNameTests
{
    [Theory]
    [InlineData("KubePodCrashLooping", "Pod Crash Looping")]
    [InlineData("CPUThrottlingHigh", "CPU Throttling")]
    [InlineData("KubeAPIDown", "API Down")]
    [InlineData("node_disk_full", "node disk full")]
    [InlineData("Kube", "Kube")]
    public void Words_OfAName_AreThoseThatTell(string name, string words) => Assert.Equal(words, AlertName.Words(name));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("a\u202Eb")]
    [InlineData("a\u200Bb")]
    public void Fault_OfWhatIsNoName_SaysSo(string name) => Assert.NotNull(AlertName.Fault(name));

    [Fact]
    public void Fault_OfALongName_SaysSo()
    {
        Assert.Null(AlertName.Fault(new string('a', AlertName.Longest)));
        Assert.NotNull(AlertName.Fault(new string('a', AlertName.Longest + 1)));
    }

    [Fact]
    public void Line_OfANameWithQuotes_CannotEndTheLabel() => Assert.Equal("""alertname="a\"b\\" """.TrimEnd(), AlertName.Line("a\"b\\"));
}
