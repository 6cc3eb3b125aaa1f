using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Portal.Core.Access;

/// <summary>Registers who may do what.</summary>
public static class AccessServices
{
    /// <summary>Adds <see cref="AccessRecords"/> and <see cref="GrantBook"/>. Needs the database, the audit log and the watched clusters.</summary>
    public static IServiceCollection AddPortalAccess(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<AccessRecords>();
        services.TryAddSingleton<GrantBook>();
        return services;
    }
}
