using Portal.Cluster.Resources.Metadata;

namespace Portal.Web.Features.Findings;

/// <summary>A person pressed "Plan".</summary>
/// <param name="Playbook">The playbook.</param>
/// <param name="Parameters">Values of its parameters as they stand in the fields.</param>
/// <param name="Subject">The object that it is for.</param>
public sealed record PlanWish(string Playbook, IReadOnlyDictionary<string, string> Parameters, ObjectReference Subject);
