using Portal.Cluster.Watching;

namespace Portal.Cluster.Resources.Services;

/// <summary>Ways to find endpoint slices.</summary>
public static class ServiceIndexes
{
    /// <summary>Slices by their service, as namespace/name.</summary>
    public static ResourceIndex<EndpointSlice> SlicesByService { get; } =
        new("service", static slice => slice.ServiceName.Length == 0 ? [] : [$"{slice.Metadata.Namespace}/{slice.ServiceName}"]);
}
