using Portal.Core.Remediation;
using Portal.Core.Remediation.Safety;
using Xunit;

namespace Portal.Core.Tests.Remediation.Safety;

public sealed class SafetySettingsRulesTests
{
    [Fact]
    public void Problems_Defaults_AreNone() => Assert.Empty(SafetySettingsRules.Problems(new SafetySettings()));

    [Fact]
    public void Problems_EverythingWrong_NamesEachField()
    {
        var settings = new SafetySettings
        {
            ParallelRuns = 0,
            ParallelSteps = 101,
            WaveSizes = [1, 0],
            SecondPersonAbove = -1,
            MaxSubjects = 2001,
            NodesPercent = 101,
            NodesCount = -1,
            BreakerFailures = 0,
            BreakerWindowMinutes = 0,
            BreakerOpenMinutes = 1441,
            StormFindings = 0,
            StormWindowMinutes = int.MaxValue,
            CoolDownMinutes = -5,
            ProtectedNamespaces = ["kube-system", "../etc", "", new string('a', 64)],
        };

        var problems = SafetySettingsRules.Problems(settings);

        Assert.Equal(
            ["parallelRuns", "parallelSteps", "secondPersonAbove", "maxSubjects", "nodesPercent", "nodesCount", "breakerFailures", "breakerWindowMinutes", "breakerOpenMinutes", "stormFindings",
                "stormWindowMinutes", "coolDownMinutes", "waveSizes", "protectedNamespaces", "protectedNamespaces", "protectedNamespaces"],
            problems.Select(static p => p.Field));
        Assert.Equal("Is 0; it must be from 1 to 100.", problems[0].Text.En);
        Assert.Single(SafetySettingsRules.Problems(new SafetySettings { ProtectedNamespaces = default }));
        Assert.Equal("waveSizes", Assert.Single(SafetySettingsRules.Problems(new SafetySettings { WaveSizes = default })).Field);
        Assert.Equal("waveSizes", Assert.Single(SafetySettingsRules.Problems(new SafetySettings { WaveSizes = [.. Enumerable.Repeat(1, 11)] })).Field);
    }

    [Fact]
    public void Options_WithWrongLimits_DoNotStart()
    {
        var result = new RemediationOptionsValidator().Validate(null, new RemediationOptions { Safety = new SafetySettings { ParallelRuns = 0 } });

        Assert.Contains("Safety.parallelRuns", result.FailureMessage, StringComparison.Ordinal);
    }
}
