namespace Portal.Simulator.Controllers;

/// <summary>
/// The annotations through which a person (or a manifest) tells the simulated nodes how to behave. This is the one place that lists them.
/// Without an annotation a container does what its command says, as far as that can be read: <c>exit N</c> at the end of a script ends with
/// that code, <c>sleep N</c> as process 1 ignores SIGTERM (the kernel gives process 1 no default handlers) and ends after N seconds, and
/// anything else runs for ever and ends with 0 soon after SIGTERM.
/// </summary>
public static class SimulatorAnnotations
{
    /// <summary>
    /// On a Pod: one or more of the names in <see cref="Kubelet.PodBehaviours"/>, separated by commas. Unknown names are ignored. It is read
    /// anew at each step, so removing <c>unmount-busy</c> from a stuck pod lets its node finish it.
    /// </summary>
    public const string Behaviour = "simulator.portal.local/behaviour";

    /// <summary>On a Pod: how long its containers run before they end by themselves (<c>5s</c>, <c>2m</c>, <c>1h30m</c>).</summary>
    public const string RunsFor = "simulator.portal.local/runs-for";

    /// <summary>On a Pod: the exit code of containers that end by themselves. Default 0.</summary>
    public const string ExitCode = "simulator.portal.local/exit-code";

    /// <summary>On a Pod: the name of a Lease in its namespace that it holds and renews while it is ready, as the leader of a controller does.</summary>
    public const string Leads = "simulator.portal.local/leads";

    /// <summary>
    /// On a Node: <c>"true"</c> stops its kubelet (no lease, no status, pods are left as they are); any other value, or removing the
    /// annotation, starts it again. <c>"false"</c> also starts the kubelet of a node that came from a scenario with Ready Unknown.
    /// </summary>
    public const string Dead = "simulator.portal.local/dead";
}
