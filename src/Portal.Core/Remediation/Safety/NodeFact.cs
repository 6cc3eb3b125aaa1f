namespace Portal.Core.Remediation.Safety;

/// <summary>What the rules know of a node.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ControlPlane">Whether it carries the control plane, by its label.</param>
/// <param name="Ready">Whether its condition Ready is True.</param>
/// <param name="OutOfService">Whether somebody took it out of service: cordoned, or tainted out-of-service.</param>
public sealed record NodeFact(string Name, bool ControlPlane, bool Ready, bool OutOfService);
