using Portal.Simulator.Hosting;
using Portal.Simulator.Tests.Kubectl;
using Portal.Testing.Simulator;
using Xunit;

[assembly: AssemblyFixture(typeof(SharedSimulator))]

namespace Portal.Simulator.Tests.Kubectl;

/// <summary>One cluster with controllers for all kubectl tests; each works in a namespace of its own.</summary>
public sealed class SharedSimulator : SimulatorFixture
{
    /// <summary>May do nothing but what RBAC objects grant.</summary>
    public static SimulatorUser Guest { get; } = new("guest", "guest-token", ["visitors"]);

    protected override SimulatorOptions Options { get; } = new() { Nodes = 3, PodsPerNode = 2, Users = [SimulatorUser.Admin, Guest] };
}
