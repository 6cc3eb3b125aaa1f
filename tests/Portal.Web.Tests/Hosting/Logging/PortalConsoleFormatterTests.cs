using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Portal.Web.Hosting.Logging;
using Xunit;

namespace Portal.Web.Tests.Hosting.Logging;

public sealed class PortalConsoleFormatterTests
{
    [Theory]
    [InlineData("alice\n2026-03-18T03:00:00Z INFO admin approved", "alice\\n2026")]
    [InlineData("a\u001b[31mred", "a\\u001b[31mred")]
    [InlineData("a\u202Eevil", "a\\u202eevil")]
    [InlineData("a\r\0b", "a\\r\\u0000b")]
    public void Write_HostileValue_StaysOneLineWithControlsShown(string value, string expected)
    {
        var formatter = new PortalConsoleFormatter(new FakeTimeProvider());
        using var output = new StringWriter();

        formatter.Write(
            new LogEntry<string>(LogLevel.Information, "Portal.Test", default, value, null, static (state, _) => "user " + state), null, output);

        var text = output.ToString();
        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.Equal(text.Length - Environment.NewLine.Length, text.IndexOf(Environment.NewLine, StringComparison.Ordinal));
        Assert.Contains(" INFO Portal.Test: user ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Exception_IsOnTheSameLine()
    {
        var formatter = new PortalConsoleFormatter(new FakeTimeProvider());
        using var output = new StringWriter();

        formatter.Write(
            new LogEntry<string>(LogLevel.Error, "Portal.Test", default, "x", new InvalidOperationException("a\nb"), static (state, _) => state), null, output);

        Assert.Contains("InvalidOperationException: a\\nb", output.ToString(), StringComparison.Ordinal);
        Assert.Single(output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
