using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Cluster.Connection;

namespace Portal.Cluster.Watching;

/// <summary>Registers the watching of clusters with a host.</summary>
public static class ClusterWatchingServices
{
    /// <summary>Registers <see cref="ClusterRegistry"/> and the service that watches its clusters.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="definitions">Gives the clusters when the registry is first needed.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddClusterWatching(
        this IServiceCollection services, Func<IServiceProvider, IReadOnlyList<ClusterDefinition>> definitions)
    {
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new WatchOptions());
        services.TryAddSingleton<WatchMetrics>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ClusterRegistry>(provider, definitions(provider)));
        services.AddHostedService<ClusterWatchService>();
        return services;
    }
}
