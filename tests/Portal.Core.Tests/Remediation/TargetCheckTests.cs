using System.Collections.Immutable;
using System.Text;
using Portal.Cluster.Actions;
using Portal.Cluster.Connection;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Remediation;
using Xunit;

namespace Portal.Core.Tests.Remediation;

/// <summary>What an object must still be for a step to go out, and which changes of it a step may pass by.</summary>
public sealed class TargetCheckTests
{
    private static readonly ObjectReference Node = new("v1", "Node", "", "n1", "planned");
    private static readonly SetUnschedulable Cordon = new() { Resource = KnownResources.Nodes, Target = Node, ResourceVersion = "7", Unschedulable = true };
    private static readonly RemoveFinalizer Remove = new() { Resource = KnownResources.Nodes, Target = Node, ResourceVersion = "7", Finalizer = "x/y", Index = 0 };

    [Fact]
    public void Problem_ObjectMadeAgain_IsAnotherObjectWhateverItsVersion()
    {
        Assert.Null(TargetCheck.Problem(Cordon, Live("planned", "7"), null));
        Assert.Contains("is another object now: it was deleted and made again (uid new, planned for planned)", TargetCheck.Problem(Cordon, Live("new", "7"), null)!.En, StringComparison.Ordinal);
        Assert.Contains("was changed since the plan was made", TargetCheck.Problem(Cordon, Live("planned", "8"), null)!.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Rebind_ChangeThatTheActionIsNotBoundTo_TakesTheNewVersion() => Assert.Equal("8", Rebind(Cordon, Live("planned", "8")).ResourceVersion);

    [Fact]
    public void Rebind_ObjectMadeAgain_KeepsThePlannedVersion() => Assert.Same(Cordon, Rebind(Cordon, Live("new", "8")));

    [Fact]
    public void Rebind_ActionThatIsBoundToTheWholeObject_KeepsThePlannedVersion() => Assert.Same(Remove, Rebind(Remove, Live("planned", "8")));

    private static ClusterAction Rebind(ClusterAction action, KubernetesResponse live) => TargetCheck.Rebind(action, live.Json(), seen: null);

    private static KubernetesResponse Live(string uid, string version) => new()
    {
        Status = 200,
        Headers = ImmutableDictionary<string, string>.Empty,
        Body = Encoding.UTF8.GetBytes($$$"""{"apiVersion":"v1","kind":"Node","metadata":{"name":"n1","uid":"{{{uid}}}","resourceVersion":"{{{version}}}"}}"""),
    };
}
