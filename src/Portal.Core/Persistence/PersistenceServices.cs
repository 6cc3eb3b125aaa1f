using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Portal.Core.Persistence;

/// <summary>Registers the database of the portal.</summary>
public static class PersistenceServices
{
    /// <summary>
    /// Adds the pooled <see cref="IDbContextFactory{TContext}"/> and what watches over the database. Opens no connection: the portal starts
    /// with a database that is down.
    /// </summary>
    public static IServiceCollection AddPortalPersistence(this IServiceCollection services, Action<PersistenceOptions> configure)
    {
        services.AddOptions<PersistenceOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PersistenceOptions>, PersistenceOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => CreateDataSource(provider.GetRequiredService<IOptions<PersistenceOptions>>().Value));
        services.AddPooledDbContextFactory<PortalDbContext>((provider, options) =>
        {
            Configure(options, provider.GetRequiredService<NpgsqlDataSource>());
            options.AddInterceptors(provider.GetRequiredService<DatabaseFailureInterceptor>());
        });
        services.AddSingleton<DatabaseState>();
        services.AddSingleton<DatabaseFailureInterceptor>();
        services.AddSingleton<SchemaOwner>();
        services.AddSingleton(static provider => new DatabaseMigrator(
            provider.GetRequiredService<SchemaOwner>(), provider.GetRequiredService<SchemaOwner>().DataSource, provider.GetRequiredService<ILogger<DatabaseMigrator>>()));
        services.AddHostedService<DatabaseMonitor>();
        return services;
    }

    /// <summary>Makes the data source with the pool, timeouts and search for the writable server that <paramref name="options"/> say.</summary>
    public static NpgsqlDataSource CreateDataSource(PersistenceOptions options) => CreateDataSource(options, options.ConnectionString);

    /// <summary>The same for another role.</summary>
    internal static NpgsqlDataSource CreateDataSource(PersistenceOptions options, string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Timeout = (int)options.ConnectTimeout.TotalSeconds,
            CommandTimeout = (int)options.CommandTimeout.TotalSeconds,
            MaxPoolSize = options.MaxConnections,
            ApplicationName = "portal",
            KeepAlive = 30,
        };
        var builder = new NpgsqlDataSourceBuilder(connection.ConnectionString);
        return connection.Host?.Contains(',', StringComparison.Ordinal) is true
            ? builder.BuildMultiHost().WithTargetSession(TargetSessionAttributes.Primary)
            : builder.Build();
    }

    /// <summary>
    /// The settings of every context, at run time, in tests and in the tools. No execution strategy retries: a transaction whose commit
    /// was cut off may have been done, and only the caller knows whether doing it again is harmless (<see cref="IdempotentRetry"/>).
    /// </summary>
    public static void Configure(DbContextOptionsBuilder options, NpgsqlDataSource dataSource) => options
        .UseNpgsql(dataSource, npgsql => npgsql.MigrationsAssembly(PortalDbContext.MigrationsAssembly))
        .UseSnakeCaseNamingConvention()
        .AddInterceptors(OneConnectionInterceptor.Instance);
}
