using System.Collections.Immutable;
using Portal.Core.Knowledge.Matching;

namespace Portal.Web.Features.Knowledge.Matching;

/// <summary>An object that a text names, as far as it does: <c>pod=web-1</c> may leave the namespace open.</summary>
/// <param name="Kind">Node, Pod or PersistentVolumeClaim.</param>
/// <param name="Namespace">The namespace; empty for a node, or when the text does not say it.</param>
/// <param name="Name">The name; empty when only the uid is known.</param>
/// <param name="Uid">The uid; empty when only the name is known.</param>
/// <param name="Cluster">The cluster that the text names; empty for any.</param>
public sealed record NamedObject(string Kind, string Namespace, string Name, string Uid, string Cluster)
{
    /// <summary>The object that a parameter names, or null for one that names none.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="problem">The problem whose lines say the rest, such as the namespace.</param>
    public static NamedObject? Of(MatchParameter parameter, ProblemMatch problem)
    {
        var beside = problem.Lines.Select(static line => line.Parameters)
            .FirstOrDefault(all => all.Any(other => other.Name == parameter.Name && other.Value == parameter.Value), []);
        var cluster = Value(beside, "cluster");
        return parameter.Name switch
        {
            "node" => new NamedObject("Node", "", parameter.Value, "", cluster),
            "pod" or "podref" => Named("Pod", parameter.Value, Value(beside, "ns"), cluster),
            "pvc" or "claimref" => Named("PersistentVolumeClaim", parameter.Value, Value(beside, "ns"), cluster),
            "poduid" => new NamedObject("Pod", "", "", parameter.Value, cluster),
            _ => null,
        };
    }

    private static NamedObject Named(string kind, string value, string @namespace, string cluster) => value.Split('/') is [{ Length: > 0 } before, { Length: > 0 } name]
        ? new NamedObject(kind, before, name, "", cluster)
        : new NamedObject(kind, @namespace, value, "", cluster);

    private static string Value(ImmutableArray<MatchParameter> parameters, string name) =>
        parameters.FirstOrDefault(parameter => parameter.Name == name)?.Value ?? "";
}
