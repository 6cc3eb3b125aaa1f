using Portal.Core.Text;
using Xunit;

namespace Portal.Core.Tests.Text;

public sealed class LinkPolicyTests
{
    [Theory]
    [InlineData("https://kubernetes.io/docs/", LinkTarget.Foreign)]
    [InlineData("HTTP://example.org", LinkTarget.Foreign)]
    [InlineData("https://例子.example/", LinkTarget.Foreign)]
    [InlineData("mailto:sre@example.org", LinkTarget.Mail)]
    [InlineData("/findings?state=open", LinkTarget.Own)]
    [InlineData("#cause", LinkTarget.Own)]
    [InlineData("/", LinkTarget.Own)]
    [InlineData("", LinkTarget.Refused)]
    [InlineData(null, LinkTarget.Refused)]
    [InlineData("relative/path", LinkTarget.Refused)]
    [InlineData("//evil.example", LinkTarget.Refused)]
    [InlineData("/\\evil.example", LinkTarget.Refused)]
    [InlineData("\\\\evil.example", LinkTarget.Refused)]
    [InlineData("https:evil.example", LinkTarget.Refused)]
    [InlineData("https:/evil.example", LinkTarget.Refused)]
    [InlineData("https://user@evil.example", LinkTarget.Refused)]
    [InlineData("javascript:alert(1)", LinkTarget.Refused)]
    [InlineData("java\tscript:alert(1)", LinkTarget.Refused)]
    [InlineData(" javascript:alert(1)", LinkTarget.Refused)]
    [InlineData("\u0001javascript:alert(1)", LinkTarget.Refused)]
    [InlineData("https://example.org/\u202Egpj.exe", LinkTarget.Refused)]
    [InlineData("https://example.org/a b", LinkTarget.Refused)]
    [InlineData("data:text/html,x", LinkTarget.Refused)]
    [InlineData("file:///etc/passwd", LinkTarget.Refused)]
    public void Classify_AnAddress_AllowsOnlyWhatIsPlainlyHarmless(string? address, LinkTarget target) => Assert.Equal(target, LinkPolicy.Classify(address));
}
