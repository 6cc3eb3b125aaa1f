using System.Text.Json.Nodes;
using Portal.Simulator.Controllers;
using Portal.Simulator.Controllers.Kubelet;
using Xunit;

namespace Portal.Simulator.Tests.Controllers;

public sealed class PodBehaviourTests
{
    [Theory]
    [InlineData("""["sh","-c","echo broken >&2; exit 3"]""", 0.1, 3, false)]
    [InlineData("""["sh","-c","trap 'exit 0' TERM; while :; do sleep 1 & wait; done"]""", null, 0, false)]
    [InlineData("""["sleep","3600"]""", 3600.0, 0, true)]
    [InlineData("""["sh","-c","sleep 2"]""", 2.0, 0, true)]
    [InlineData("""["false"]""", 0.1, 1, false)]
    [InlineData("""["nginx","-g","daemon off;"]""", null, 0, false)]
    [InlineData("7", null, 0, false)]
    public void Read_Command_DoesWhatItSays(string command, double? runsFor, int exitCode, bool ignoresSigterm)
    {
        var behaviour = Read("""{"spec":{"containers":[{"name":"main","command":COMMAND}]}}""".Replace("COMMAND", command, StringComparison.Ordinal)).Of("main");

        Assert.Equal(runsFor, behaviour.RunsFor?.TotalSeconds);
        Assert.Equal(exitCode, behaviour.ExitCode);
        Assert.Equal(ignoresSigterm, behaviour.IgnoresSigterm);
    }

    [Fact]
    public void Read_Annotations_GoBeforeTheCommand()
    {
        var behaviour = Read($$$"""
            {"metadata":{"annotations":{"{{{SimulatorAnnotations.Behaviour}}}":"sigterm-ignored, unmount-busy, unheard-of","{{{SimulatorAnnotations.RunsFor}}}":"1m30s","{{{SimulatorAnnotations.ExitCode}}}":"42"}},
             "spec":{"containers":[{"name":"main","command":["true"]}]}}
            """);

        Assert.True(behaviour.UnmountBusy);
        Assert.False(behaviour.NeverDies);
        Assert.Equal(new ContainerBehaviour { RunsFor = TimeSpan.FromSeconds(90), ExitCode = 42, IgnoresSigterm = true }, behaviour.Of("main"));
    }

    [Theory]
    [InlineData("5", 5.0)]
    [InlineData("300ms", 0.3)]
    [InlineData("1h30m", 5400.0)]
    [InlineData("1.5s", 1.5)]
    [InlineData("-5s", null)]
    [InlineData("soon", null)]
    [InlineData("", null)]
    [InlineData("99999999999999h", null)]
    public void Parse_Duration_ReadsGoFormAndRefusesTheRest(string text, double? seconds) => Assert.Equal(seconds, Durations.Parse(text)?.TotalSeconds);

    private static PodBehaviour Read(string json) => PodBehaviour.Read(JsonNode.Parse(json)!.AsObject());
}
