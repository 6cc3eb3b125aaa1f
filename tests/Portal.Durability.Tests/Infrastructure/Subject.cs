using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Remediation;

namespace Portal.Durability.Tests.Infrastructure;

/// <summary>An object that a playbook of the catalogue would act on, with the parameters that the playbook suggests.</summary>
/// <param name="Playbook">The playbook.</param>
/// <param name="ApiVersion">The object's group and version.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Namespace">Its namespace, or empty.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="Targets">What the plan changes.</param>
/// <param name="Method">The method of the plan's first request.</param>
internal sealed record Subject(
    IPlaybook Playbook, string ApiVersion, string Kind, string Namespace, string Name, ImmutableDictionary<string, string> Parameters, ImmutableArray<ObjectReference> Targets, string Method)
{
    /// <summary>Whether it, and all that its plan changes, belongs to the copy of a scenario with this suffix: two runs must not change one object.</summary>
    public bool IsOfCopy(string suffix) => IsOfCopy(Namespace, Name, suffix) && Targets.All(target => IsOfCopy(target.Namespace, target.Name, suffix));

    /// <summary>The same subject in another copy.</summary>
    public Subject Moved(string from, string to) => (Namespace.Length > 0
        ? this with { Namespace = Namespace[..^from.Length] + to }
        : this with { Name = Name[..^from.Length] + to }) with
    {
        Parameters = Parameters.ToImmutableDictionary(static p => p.Key, p => p.Value.Replace(from, to, StringComparison.Ordinal), StringComparer.Ordinal),
    };

    private static bool IsOfCopy(string space, string name, string suffix) => (space.Length > 0 ? space : name).EndsWith(suffix, StringComparison.Ordinal);
}
