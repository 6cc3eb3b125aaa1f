using CsCheck;
using Portal.Core.Findings;
using Portal.Testing.Detection;
using Xunit;

namespace Portal.Core.Tests.Findings.Detection;

public sealed class DetectorTrackerTests
{
    private const int Steps = 40;

    [Fact]
    public void Run_ByChangesThroughRandomHistories_SeesWhatAFullPassSees() =>
        Gen.Int.Sample(seed => Assert.Null(DetectorReplay.FirstDifference(new OverdueOnSickNode(), RandomCluster.History(seed, Steps))), iter: 200, threads: 1);

    // The same check must catch every way in which a detector can be wrong, or it proves nothing.
    [Fact]
    public void FirstDifference_DetectorThatHidesAnInput_IsFound() =>
        AssertFound(new OverdueOnSickNode { Inputs = [OverdueOnSickNode.OfClaim, OverdueOnSickNode.OfAttachment] });

    [Fact]
    public void FirstDifference_DetectorWithAWrongWayToItsSubjects_IsFound() =>
        AssertFound(new OverdueOnSickNode { Inputs = [OverdueOnSickNode.OfNode, OverdueOnSickNode.OfClaim, new DetectorInput(OverdueOnSickNode.OfAttachment.Kind, static (_, _) => [])] });

    [Fact]
    public void FirstDifference_DetectorThatDoesNotAskToLookAgain_IsFound() => AssertFound(new OverdueOnSickNode { AsksToLookAgain = false });

    private static void AssertFound(IDetector detector) =>
        Assert.Contains(Enumerable.Range(1, 200), seed => DetectorReplay.FirstDifference(detector, RandomCluster.History(seed, Steps)) is not null);
}
