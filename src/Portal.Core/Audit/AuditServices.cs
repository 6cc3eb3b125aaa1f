using Microsoft.Extensions.DependencyInjection;

namespace Portal.Core.Audit;

/// <summary>Registers the audit log.</summary>
public static class AuditServices
{
    /// <summary>Adds <see cref="AuditLog"/>, <see cref="AuditReader"/>, <see cref="AuditVerifier"/>, <see cref="AuditSealer"/> and <see cref="AuditGrants"/>. Needs the persistence.</summary>
    public static IServiceCollection AddPortalAudit(this IServiceCollection services) => services
        .AddSingleton<AuditLog>()
        .AddSingleton<AuditReader>()
        .AddSingleton<AuditVerifier>()
        .AddSingleton<AuditSealer>()
        .AddSingleton<AuditGrants>();
}
