using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Portal.Core.Access;
using Portal.Core.Findings;
using Portal.Core.Remediation.Safety;

namespace Portal.Core.Remediation;

/// <summary>Registers remediations.</summary>
public static class RemediationServices
{
    /// <summary>
    /// Adds <see cref="RemediationService"/>, <see cref="RemediationChanges"/> and the executor. Needs the database, the audit log, the watched
    /// clusters, and one registration for each <see cref="IPlaybook"/>.
    /// </summary>
    public static IServiceCollection AddRemediation(this IServiceCollection services, Action<RemediationOptions>? configure = null)
    {
        services.AddOptions<RemediationOptions>().Configure(options => configure?.Invoke(options)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RemediationOptions>, RemediationOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ILiveClusters, LiveClusters>();
        services.TryAddSingleton<IRemediationCluster, RemediationCluster>();
        services.AddMetrics();
        services.AddSingleton<RemediationMetrics>();
        services.AddSingleton<RemediationChanges>();
        services.AddPortalAccess();
        services.AddSingleton<RunGuard>();
        services.AddSingleton<BreakGlassService>();
        services.AddSingleton<RunStopService>();
        services.AddSingleton<RunExpiry>();
        services.TryAddSingleton(PortalHome.None);
        services.AddSingleton<SafetySettingsStore>();
        services.AddSingleton<SafetyGuard>();
        services.AddSingleton<SafetyStatusReader>();
        services.AddSingleton<PauseService>();
        services.AddSingleton<BreakerService>();
        services.AddSingleton<StepGate>();
        services.AddSingleton<RightsReview>();
        services.AddSingleton<RunReader>();
        services.AddSingleton<PlanStore>();
        services.AddSingleton<RemediationPlanner>();
        services.AddSingleton<RemediationDryRun>();
        services.AddSingleton<RemediationService>();
        services.TryAddSingleton<IFailpoints, NoFailpoints>();
        services.AddSingleton<RunJournal>();
        services.AddSingleton<StepSender>();
        services.AddSingleton<StepRunner>();
        services.AddSingleton<WaveRunner>();
        services.AddSingleton<RunVerifier>();
        services.AddSingleton<RunExecutor>();
        services.AddHostedService<RemediationExecutor>();
        services.AddSingleton<BreakGlassNotifier>();
        services.AddHostedService(static provider => provider.GetRequiredService<BreakGlassNotifier>());
        return services;
    }
}
