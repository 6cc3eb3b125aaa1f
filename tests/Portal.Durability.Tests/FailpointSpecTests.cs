using Portal.Failpoints;
using Xunit;

namespace Portal.Durability.Tests;

/// <summary>Failpoints as text.</summary>
public sealed class FailpointSpecTests
{
    [Fact]
    public void ParseAll_SeveralWithTimesAndDelays_AreRead()
    {
        var specs = FailpointSpec.ParseAll("run.intent-saved:kill, run.audit-written#3:hang,run.request-sent:delay=250");

        Assert.Equal(
            [
                new FailpointSpec { Point = "run.intent-saved", Action = FailpointAction.Kill },
                new FailpointSpec { Point = "run.audit-written", Occurrence = 3, Action = FailpointAction.Hang },
                new FailpointSpec { Point = "run.request-sent", Action = FailpointAction.Delay, After = TimeSpan.FromMilliseconds(250) },
            ],
            specs);
    }

    [Theory]
    [InlineData("run.nowhere:kill")]
    [InlineData("run.intent-saved")]
    [InlineData("run.intent-saved:explode")]
    [InlineData("run.intent-saved#x:kill")]
    public void Parse_WhatIsNoFailpoint_SaysWhatThereIs(string text)
    {
        var refused = Assert.Throws<FormatException>(() => FailpointSpec.Parse(text));

        Assert.Contains("run.before-intent", refused.Message, StringComparison.Ordinal);
    }
}
