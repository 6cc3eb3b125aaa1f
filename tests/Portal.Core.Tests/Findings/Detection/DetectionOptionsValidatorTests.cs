using Portal.Core.Findings.Detection;
using Xunit;

namespace Portal.Core.Tests.Findings.Detection;

public sealed class DetectionOptionsValidatorTests
{
    [Fact]
    public void Validate_Defaults_AreFine() => Assert.True(new DetectionOptionsValidator().Validate(null, new DetectionOptions()).Succeeded);

    [Fact]
    public void Validate_SeveralWrong_ListsEach()
    {
        var result = new DetectionOptionsValidator().Validate(null, new DetectionOptions { FullPassEvery = TimeSpan.Zero, Budget = TimeSpan.FromHours(1) });

        Assert.Equal(["FullPassEvery", "Budget"], result.Failures!.Select(f => f.Split(' ')[0]));
    }
}
