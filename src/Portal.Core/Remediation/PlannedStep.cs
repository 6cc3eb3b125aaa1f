using Portal.Cluster.Actions;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>One change that a playbook wants to make.</summary>
/// <param name="Title">The act, such as "Remove finalizer example.com/cleanup".</param>
/// <param name="Text">What it does and what it does not do.</param>
/// <param name="Action">The typed action.</param>
public sealed record PlannedStep(LocalizedText Title, LocalizedText Text, ClusterAction Action);
