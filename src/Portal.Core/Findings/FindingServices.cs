using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Portal.Core.Findings.Detection;

namespace Portal.Core.Findings;

/// <summary>Registers findings and their detection.</summary>
public static class FindingServices
{
    /// <summary>
    /// Adds <see cref="FindingService"/>, <see cref="FindingChanges"/>, <see cref="DetectorStatuses"/> and the detection engine. Needs the database, the
    /// watched clusters, and one registration for each <see cref="IDetector"/>.
    /// </summary>
    public static IServiceCollection AddFindings(this IServiceCollection services, Action<DetectionOptions>? configure = null)
    {
        services.AddOptions<DetectionOptions>().Configure(options => configure?.Invoke(options)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DetectionOptions>, DetectionOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ILiveClusters, LiveClusters>();
        services.AddSingleton<FindingChanges>();
        services.AddSingleton<FindingService>();
        services.AddMetrics();
        services.AddSingleton<DetectorStatuses>();
        services.AddSingleton<DetectionMetrics>();
        services.AddHostedService<DetectionEngine>();
        return services;
    }
}
