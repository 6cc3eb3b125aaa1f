using System.Text.Json;
using CsCheck;
using Portal.Core.Persistence;
using Xunit;

namespace Portal.Core.Tests.Persistence;

public sealed class StorableTextTests
{
    [Fact]
    public void From_WhatPostgreSqlRefuses_IsReplacedAndTheRestIsKept()
    {
        Assert.Equal("a\u2400b", StorableText.From("a\0b"));
        Assert.Equal("\uFFFDx", StorableText.From("\ud800x"));
        Assert.Equal("x\uFFFD", StorableText.From("x\ud83d"));
        Assert.Equal("\uFFFD\uFFFD", StorableText.From("\udc00\ud800"));
        Assert.Equal("\u2400👩‍🚀\u001b\n\u202E", StorableText.From("\0👩‍🚀\u001b\n\u202E"));
    }

    [Fact]
    public void From_AnOrdinaryText_IsTheSameInstance()
    {
        var text = new string('x', 20);

        Assert.Same(text, StorableText.From(text));
    }

    [Fact]
    public void From_AnyText_CanBeEncodedAndIsStable() => Gen.String[Gen.Char, 0, 50].Sample(text =>
    {
        var stored = StorableText.From(text);
        Assert.Equal(text.Length, stored.Length);
        Assert.DoesNotContain('\0', stored);
        Assert.Equal(stored, new System.Text.UTF8Encoding(false, true).GetString(new System.Text.UTF8Encoding(false, true).GetBytes(stored)));
        Assert.Same(stored, StorableText.From(stored));
    });

    [Fact]
    public void PortalJson_WithNulInValuesAndNames_WritesWhatJsonbTakes()
    {
        var json = JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal) { ["k\0"] = "v\0\\u0000" }, PortalJson.Options);

        Assert.Equal("v\u2400\\u0000", JsonDocument.Parse(json).RootElement.GetProperty("k\u2400").GetString());
    }
}
