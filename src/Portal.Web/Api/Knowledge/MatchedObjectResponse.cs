using Portal.Web.Components.States;
using Portal.Web.Features.Knowledge.Matching;

namespace Portal.Web.Api.Knowledge;

/// <summary>An object that a text names, in one cluster.</summary>
/// <param name="Parameter">The parameter that names it, such as <c>pod</c>; a container's object is its pod.</param>
/// <param name="Value">The parameter's value.</param>
/// <param name="Cluster">The cluster.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Namespace">The namespace; empty for a cluster-scoped kind.</param>
/// <param name="Name">The name.</param>
/// <param name="Uid">The uid; null for a kind that is not watched: then it is not known whether the object is there.</param>
/// <param name="Health">How it is; null when its kind does not say.</param>
/// <param name="Status">Kubernetes' own word for it, or empty.</param>
/// <param name="Page">Path of its page.</param>
public sealed record MatchedObjectResponse(
    string Parameter, string Value, string Cluster, string Kind, string Namespace, string Name, string? Uid, HealthState? Health, string Status, string? Page)
{
    /// <summary>A place of an object.</summary>
    public static MatchedObjectResponse Of(string parameter, string value, LivePlace place) => new(
        parameter, value, place.Cluster, place.Kind, place.Namespace, place.Name, place.IsKnown ? place.Uid : null, place.Health, place.Status, place.Path);
}
