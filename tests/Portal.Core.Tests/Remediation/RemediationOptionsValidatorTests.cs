using Portal.Core.Remediation;
using Xunit;

namespace Portal.Core.Tests.Remediation;

public sealed class RemediationOptionsValidatorTests
{
    [Fact]
    public void Validate_Defaults_AreFine() => Assert.True(new RemediationOptionsValidator().Validate(null, new RemediationOptions()).Succeeded);

    [Fact]
    public void Validate_SeveralWrong_ListsEach()
    {
        var result = new RemediationOptionsValidator().Validate(null, new RemediationOptions { PlanLifetime = TimeSpan.Zero, MaxConcurrentRuns = 0 });

        Assert.Equal(["PlanLifetime", "MaxConcurrentRuns"], result.Failures!.Select(f => f.Split(' ')[0]));
    }
}
