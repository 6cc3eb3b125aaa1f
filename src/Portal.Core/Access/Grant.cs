using Portal.Cluster.Connection;

namespace Portal.Core.Access;

/// <summary>A role with the place that it holds for.</summary>
/// <param name="Role">The role.</param>
/// <param name="Cluster">The cluster's name, or <c>*</c> for every one.</param>
/// <param name="Namespace">
/// The namespace, or <c>*</c> for every one and for what is in none. A grant for a namespace does not reach the cluster's own objects, such as its nodes.
/// </param>
public sealed record Grant(PortalRole Role, string Cluster = Grant.All, string Namespace = Grant.All)
{
    /// <summary>Every cluster, or every namespace.</summary>
    public const string All = "*";

    /// <summary>The longest name of a cluster: names are those of kubeconfig contexts, which clouds make long.</summary>
    public const int LongestCluster = 253;

    /// <summary>Whether it holds in every cluster and namespace.</summary>
    public bool IsEverywhere => Cluster == All && Namespace == All;

    /// <summary>
    /// Reads <c>role</c>, <c>role@cluster</c> or <c>role@cluster/namespace</c>. The last slash parts the namespace off, so a cluster with a slash in its
    /// name is written with <c>/*</c> behind it.
    /// </summary>
    /// <returns>The grant, or null and what is wrong.</returns>
    public static (Grant? Grant, string? Problem) Parse(string text)
    {
        var (name, place) = text.Split('@', 2) is [var left, var right] ? (left, right) : (text, All);
        if (RoleNames.Parse(name.Trim()) is not { } role)
        {
            return (null, $"There is no such role. Known are: {string.Join(", ", RoleNames.All)}.");
        }

        var cut = place.LastIndexOf('/');
        var grant = new Grant(role, (cut < 0 ? place : place[..cut]).Trim(), cut < 0 ? All : place[(cut + 1)..].Trim());
        return grant.Problem() is { } problem ? (null, problem) : (grant, null);
    }

    /// <summary>What is wrong with its place, or null. Whether there is such a cluster is not looked at.</summary>
    public string? Problem() =>
        Cluster.Length is 0 or > LongestCluster || Cluster.Any(static c => char.IsControl(c) || c == ',') ? $"A cluster is named by 1 to {LongestCluster} characters without commas and control characters, or is * for every one."
        : Namespace != All && KubernetesNames.NamespaceProblem(Namespace) is { } problem ? $"The namespace is not one that Kubernetes could have: {problem}"
        : null;

    /// <summary>Whether it holds for a namespace of a cluster.</summary>
    public bool Covers(string cluster, string ns) => (Cluster == All || Cluster == cluster) && (Namespace == All || Namespace == ns);

    /// <summary>The same as <see cref="Parse"/> reads.</summary>
    public override string ToString() => IsEverywhere ? RoleNames.Of(Role)
        : Namespace == All && !Cluster.Contains('/', StringComparison.Ordinal) ? $"{RoleNames.Of(Role)}@{Cluster}"
        : $"{RoleNames.Of(Role)}@{Cluster}/{Namespace}";
}
