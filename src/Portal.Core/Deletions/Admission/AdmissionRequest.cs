using System.Collections.Immutable;
using Portal.Cluster.Resources;

namespace Portal.Core.Deletions.Admission;

/// <summary>A request that must get through before an object in deletion can go.</summary>
/// <param name="Operation">UPDATE (a finalizer is removed) or DELETE.</param>
/// <param name="Kind">The kind of the object.</param>
/// <param name="Subresource">The subresource; empty for the object itself.</param>
/// <param name="Namespace">The namespace; empty for cluster scope.</param>
/// <param name="Labels">The labels of the object; null when they are not known.</param>
internal sealed record AdmissionRequest(string Operation, ResourceKind Kind, string Subresource, string Namespace, ImmutableDictionary<string, string>? Labels)
{
    /// <summary>The request in words: <c>UPDATE of widgets</c>.</summary>
    public string Words => $"{Operation} {Kind.Resource}{(Subresource.Length == 0 ? "" : "/" + Subresource)}";
}
