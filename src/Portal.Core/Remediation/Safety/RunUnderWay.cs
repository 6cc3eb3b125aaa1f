using System.Collections.Immutable;

namespace Portal.Core.Remediation.Safety;

/// <summary>A run that is being carried out or watched.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Playbook">Its playbook.</param>
/// <param name="Nodes">The nodes that it takes out of service.</param>
public sealed record RunUnderWay(Guid Id, string Playbook, ImmutableArray<string> Nodes);
