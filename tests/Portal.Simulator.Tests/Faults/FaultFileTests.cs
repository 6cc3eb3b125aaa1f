using Portal.Simulator.Faults;
using Xunit;

namespace Portal.Simulator.Tests.Faults;

public sealed class FaultFileTests
{
    [Fact]
    public void Parse_EveryEffect_ReadsIt()
    {
        var script = FaultFile.Parse("""
            seed: 7
            faults:
            - name: too many
              match: {verbs: [list, watch], path: "^/api/v1/pods", resource: pods, namespace: shop, continued: true, nth: 2, times: 3, probability: 0.5}
              answer: {status: 429, retryAfterSeconds: 2, headers: {X-A: b}}
            - seed: 9
              delay: 1.5s
              stall: {afterEvents: 2}
              cut: {afterBytes: 1, upToBytes: 50}
              watchError: {afterEvents: 1}
              garbage: {line: "?"}
              duplicate: 0.1
              older: 0.2
              reorder: 0.3
              dropDeleted: 0.4
              malformed: {kind: invalidUtf8, name: web-1}
              bytesPerSecond: 100
              serverDown: 2m
            """);

        Assert.Equal(7, script.Seed);
        Assert.Equal(429, script.Faults[0].Answer!.Status);
        Assert.Equal(["list", "watch"], script.Faults[0].Match.Verbs);
        Assert.Equal("b", script.Faults[0].Answer!.Headers["X-A"]);
        Assert.Equal(TimeSpan.FromSeconds(1.5), script.Faults[1].Delay);
        Assert.Equal(MalformedKind.InvalidUtf8, script.Faults[1].Malformed!.Kind);
        Assert.Equal(TimeSpan.FromMinutes(2), script.Faults[1].ServerDown);
        Assert.Equal(410, script.Faults[1].WatchError!.Status.Status);
    }

    [Fact]
    public void Parse_UnknownFields_NamesEachWithItsPath()
    {
        var problem = Assert.Throws<FormatException>(() => FaultFile.Parse("""
            faults:
            - match: {verb: list}
              answer: {status: 500, retryAfter: 1}
            """));

        Assert.Contains("faults[0].match.verb: unknown field; known are verbs, path", problem.Message, StringComparison.Ordinal);
        Assert.Contains("faults[0].answer.retryAfter: unknown field", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("faults: [{answer: {status: 99}}]", "faults[0].answer.status: must be between 200 and 599, not 99")]
    [InlineData("faults: [{match: {path: '('}, answer: {status: 500}}]", "faults[0].match.path: Invalid pattern")]
    [InlineData("faults: [{match: {nth: 0}, delay: 1s}]", "faults[0].match.nth: must be 1 or more, not 0")]
    [InlineData("faults: [{name: x}]", "faults[0].has no effect")]
    [InlineData("faults: [{delay: soon}]", "faults[0].delay: must be a duration up to 24h, such as 300ms, 1.5s or 2m")]
    [InlineData("faults: [{malformed: {kind: odd}}]", "faults[0].malformed.kind: ")]
    [InlineData("faults: [{cut: {afterBytes: 5, upToBytes: 1}}]", "faults[0].cut.upToBytes: must not be less than afterBytes (5), not 1")]
    [InlineData("faults: 3", "faults: ")]
    [InlineData("- a", "must be one YAML or JSON document that holds an object")]
    [InlineData("{", "line 2, column 1")]
    public void Parse_WrongValue_SaysWhereAndWhat(string text, string expected)
    {
        var problem = Assert.Throws<FormatException>(() => FaultFile.Parse(text));

        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }
}
