using Portal.Core.Text;

namespace Portal.Web.Components.Layout;

/// <summary>A page that the navigation leads to.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Title">Its word.</param>
/// <param name="Key">The key after <c>g</c>.</param>
/// <param name="ByCluster">Whether the page can be narrowed to a cluster.</param>
/// <param name="OfCluster">Whether the page belongs to one cluster and has it in its path: <c>/clusters/{cluster}</c> and <paramref name="Path"/>.</param>
public sealed record NavPlace(string Path, LocalizedText Title, char Key, bool ByCluster, bool OfCluster = false)
{
    /// <summary>The link to it, which keeps the chosen cluster.</summary>
    /// <param name="cluster">The chosen cluster, or null.</param>
    public string Link(string? cluster) => OfCluster && cluster is not null ? $"/clusters/{Uri.EscapeDataString(cluster)}{Path}" : ByCluster && cluster is not null ? $"{Path}?cluster={Uri.EscapeDataString(cluster)}" : Path;

    /// <summary>Whether an address is this page or one below it.</summary>
    /// <param name="path">The path of the address, with a slash in front.</param>
    public bool Holds(string path) =>
        OfCluster && path.StartsWith("/clusters/", StringComparison.Ordinal) ? path.EndsWith(Path, StringComparison.Ordinal)
        : Path == "/" ? path == "/" : path == Path || path.StartsWith(Path + "/", StringComparison.Ordinal);
}
