using Microsoft.Extensions.DependencyInjection;

namespace Portal.Core.Audit;

/// <summary>Registers the audit log.</summary>
public static class AuditServices
{
    /// <summary>Adds <see cref="AuditLog"/>, <see cref="AuditReader"/>, <see cref="AuditVerifier"/>, <see cref="AuditSealer"/>, <see cref="AuditGrants"/> and the <see cref="AuditGuard"/>. Needs the persistence.</summary>
    /// <param name="services">The container.</param>
    /// <param name="memory">The file that remembers how far the log has come, or null.</param>
    public static IServiceCollection AddPortalAudit(this IServiceCollection services, string? memory = null) => services
        .Configure<AuditGuardOptions>(options => options.File = memory)
        .AddHostedService<AuditGuard>()
        .AddSingleton<AuditLog>()
        .AddSingleton<AuditReader>()
        .AddSingleton<AuditVerifier>()
        .AddSingleton<AuditSealer>()
        .AddSingleton<AuditGrants>();
}
