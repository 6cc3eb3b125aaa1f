using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Core.Deletions.Explainers;
using Portal.Core.Findings;

namespace Portal.Core.Deletions;

/// <summary>Registers the search for stuck deletions.</summary>
public static class DeletionServices
{
    /// <summary>Adds <see cref="DeletionService"/>. Needs the watched clusters; explainers that are registered before are asked before those of Core.</summary>
    public static IServiceCollection AddDeletions(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ILiveClusters, LiveClusters>();
        services.AddSingleton<IDeletionExplainer, NamespaceExplainer>();
        services.AddSingleton<IDeletionExplainer, ClaimExplainer>();
        services.AddSingleton<IDeletionExplainer, VolumeExplainer>();
        services.AddSingleton<IDeletionExplainer, AttachmentExplainer>();
        services.AddSingleton<IDeletionExplainer, KindExplainer>();
        services.AddSingleton<IDeletionExplainer, FinalizerExplainer>();
        services.AddSingleton<DeletionService>();
        return services;
    }
}
