using Portal.Core.Knowledge.Links;
using Xunit;

namespace Portal.Core.Tests.Knowledge.Links;

public sealed class LinkAddressTests
{
    [Theory]
    [InlineData("https://Kubernetes.IO", "https://kubernetes.io/")]
    [InlineData("https://kubernetes.io:443/docs/#anchor", "https://kubernetes.io/docs/")]
    [InlineData("http://kubernetes.io:8080/a?b=c&d#e", "http://kubernetes.io:8080/a?b=c&d")]
    [InlineData("https://例子.中国/路", "https://xn--fsqu00a.xn--fiqs8s/%E8%B7%AF")]
    [InlineData("http://[::1]/x", "http://[::1]/x")]
    [InlineData("http://0x7f000001/", "http://127.0.0.1/")]
    public void Normalise_TheSamePage_IsOneAddress(string address, string expected) => Assert.Equal(expected, LinkAddress.Normalise(address));

    [Theory]
    [InlineData("")]
    [InlineData("/knowledge")]
    [InlineData("#cause")]
    [InlineData("mailto:a@b.test")]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://a@b.test/")]
    [InlineData("https:evil.test")]
    public void Normalise_WhatIsNoWebAddress_IsNone(string address) => Assert.Null(LinkAddress.Normalise(address));
}
