using System.Collections.Immutable;
using Portal.Core.Remediation;

namespace Portal.Durability.Tests.Infrastructure;

/// <summary>An object that a playbook of the catalogue would act on, with the parameters that the playbook suggests.</summary>
internal sealed record Subject(IPlaybook Playbook, string ApiVersion, string Kind, string Namespace, string Name, ImmutableDictionary<string, string> Parameters)
{
    /// <summary>Whether it belongs to the copy of a scenario with this suffix.</summary>
    public bool IsOfCopy(string suffix) => (Namespace.Length > 0 ? Namespace : Name).EndsWith(suffix, StringComparison.Ordinal);

    /// <summary>The same subject in another copy.</summary>
    public Subject Moved(string from, string to) => Namespace.Length > 0
        ? this with { Namespace = Namespace[..^from.Length] + to }
        : this with { Name = Name[..^from.Length] + to };
}
