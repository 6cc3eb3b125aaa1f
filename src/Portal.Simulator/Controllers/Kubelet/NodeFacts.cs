namespace Portal.Simulator.Controllers.Kubelet;

/// <summary>What a kubelet writes of its node into a pod's status.</summary>
/// <param name="Name">The node's name.</param>
/// <param name="HostIp">The node's internal address.</param>
public sealed record NodeFacts(string Name, string HostIp);
