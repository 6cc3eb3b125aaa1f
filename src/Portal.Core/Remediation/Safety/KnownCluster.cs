using Portal.Core.Access;
using Portal.Core.Findings;
using Portal.Core.Text;

namespace Portal.Core.Remediation.Safety;

/// <summary>Whether a cluster that somebody names is there: a limit or a pause for a misspelt one would protect nothing.</summary>
public static class KnownCluster
{
    /// <summary>What somebody must have a role for who changes it there: for all clusters, a role everywhere.</summary>
    public static AccessScope Scope(string cluster) => cluster.Length == 0 ? AccessScope.Everything : AccessScope.Whole(cluster);

    /// <summary>What is wrong, or null; empty stands for all clusters.</summary>
    public static LocalizedText? Problem(ILiveClusters clusters, string cluster) =>
        cluster.Length == 0 || clusters.Names.Contains(cluster, StringComparer.Ordinal) ? null
        : new($"There is no such cluster; there are {string.Join(", ", clusters.Names)}.", $"没有此集群；现有集群：{string.Join("、", clusters.Names)}。");
}
