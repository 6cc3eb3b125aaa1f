using Microsoft.Extensions.DependencyInjection;

namespace Portal.Core.Audit;

/// <summary>Registers the audit log.</summary>
public static class AuditServices
{
    /// <summary>Adds <see cref="AuditLog"/>, <see cref="AuditReader"/> and <see cref="AuditVerifier"/>. Needs the persistence.</summary>
    public static IServiceCollection AddPortalAudit(this IServiceCollection services) => services
        .AddSingleton<AuditLog>()
        .AddSingleton<AuditReader>()
        .AddSingleton<AuditVerifier>();
}
