using Portal.Cluster.Resources.Leases;
using Portal.Cluster.Resources.Pods;

namespace Portal.Core.Deletions.Controllers;

/// <summary>
/// The names under which a controller may show itself: a field manager is by default the name of its binary, which in most installations is also
/// the name of its workload, of a label, or of its leader election lease.
/// </summary>
public static class ProgramNames
{
    private static readonly string[] NameLabels = ["app.kubernetes.io/name", "app.kubernetes.io/instance", "app.kubernetes.io/component", "app", "k8s-app", "name"];

    // Default names of client libraries and templates, and what people use by hand: they do not tell one controller from another.
    private static readonly HashSet<string> Nondescript = new(StringComparer.OrdinalIgnoreCase)
    {
        "manager", "controller", "operator", "main", "java", "python", "python3", "node", "node-fetch", "Go-http-client", "OpenAPI-Generator",
        "Swagger-Codegen", "kubernetes-client", "fabric8-kubernetes-client", "okhttp", "unknown", "before-first-apply", "curl", "Mozilla", "helm", "k9s", "Lens",
    };

    /// <summary>Names of the program that a pod runs.</summary>
    public static IEnumerable<string> Of(Pod pod)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var label in NameLabels)
        {
            if (pod.Metadata.Labels.TryGetValue(label, out var value) && value.Length > 0)
            {
                names.Add(value);
            }
        }

        if (pod.Metadata.Controller is { } owner)
        {
            names.Add(owner.Name);
            if (owner.Kind is "ReplicaSet" or "Job")
            {
                names.Add(WithoutLastPart(owner.Name));
            }
        }
        else
        {
            names.Add(pod.Metadata.Name);
        }

        return names;
    }

    /// <summary>Names of the program that holds a lease; none for the heartbeats of kubelets.</summary>
    public static IEnumerable<string> Of(Lease lease)
    {
        if (lease.Metadata.Namespace == "kube-node-lease")
        {
            return [];
        }

        // Holders are <pod>_<uuid> or <pod>; a pod is <set>-<n>, <daemonset>-<random> or <deployment>-<hash>-<random>.
        var holder = lease.HolderIdentity.Split('_')[0];
        var once = WithoutLastPart(holder);
        return new HashSet<string>([lease.Metadata.Name, lease.Metadata.Name.Split('.')[0], holder, once, WithoutLastPart(once)], StringComparer.Ordinal)
            .Where(static name => name.Length > 0);
    }

    /// <summary>Whether a field manager's name points to one controller, and not to a library, a template or a person at a keyboard.</summary>
    public static bool TellsAController(string manager) => !IsPerson(manager) && !Nondescript.Contains(manager);

    /// <summary>Whether a field manager's name is a person with kubectl.</summary>
    public static bool IsPerson(string manager) => manager.StartsWith("kubectl", StringComparison.Ordinal);

    private static string WithoutLastPart(string name) => name.LastIndexOf('-') is > 0 and var end ? name[..end] : name;
}
