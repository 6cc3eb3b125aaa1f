using System.Collections.Immutable;
using Portal.Core.Knowledge.Matching;

namespace Portal.Web.Features.Knowledge.Matching;

/// <summary>An object that a text names, as far as it does: <c>pod=web-1</c> may leave the namespace open.</summary>
/// <param name="Kind">The kind, such as Node or Pod.</param>
/// <param name="Namespace">The namespace; empty for a cluster-scoped kind, or when the text does not say it.</param>
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
        var @namespace = Value(beside, "ns");
        return parameter.Name switch
        {
            "node" => new NamedObject("Node", "", parameter.Value, "", cluster),
            "ns" => new NamedObject("Namespace", "", parameter.Value, "", cluster),
            "pv" => new NamedObject("PersistentVolume", "", parameter.Value, "", cluster),
            "pod" or "podref" => Named("Pod", parameter.Value, @namespace, cluster),
            "poduid" => new NamedObject("Pod", "", "", parameter.Value, cluster),
            "pvc" or "claimref" => Named("PersistentVolumeClaim", parameter.Value, @namespace, cluster),
            "svc" => Named("Service", parameter.Value, @namespace, cluster),
            "job" => Named("Job", parameter.Value, @namespace, cluster),
            "deploy" => Named("Deployment", parameter.Value, @namespace, cluster),
            "sts" => Named("StatefulSet", parameter.Value, @namespace, cluster),
            "ds" => Named("DaemonSet", parameter.Value, @namespace, cluster),

            // A container has no page of its own: its pod has.
            "container" => (Value(beside, "podref"), Value(beside, "pod"), Value(beside, "poduid")) switch
            {
                ({ Length: > 0 } pod, _, _) => Named("Pod", pod, @namespace, cluster),
                (_, { Length: > 0 } pod, _) => Named("Pod", pod, @namespace, cluster),
                (_, _, { Length: > 0 } uid) => new NamedObject("Pod", "", "", uid, cluster),
                _ => null,
            },
            "obj" when Value(beside, "kind") is { Length: > 0 } kind => Named(kind, parameter.Value, @namespace, cluster),
            _ => null,
        };
    }

    private static NamedObject Named(string kind, string value, string @namespace, string cluster) => value.Split('/') is [{ Length: > 0 } before, { Length: > 0 } name]
        ? new NamedObject(kind, before, name, "", cluster)
        : new NamedObject(kind, @namespace, value, "", cluster);

    private static string Value(ImmutableArray<MatchParameter> parameters, string name) =>
        parameters.FirstOrDefault(parameter => parameter.Name == name)?.Value ?? "";
}
