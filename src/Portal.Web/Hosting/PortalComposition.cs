using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Npgsql;
using OpenTelemetry.Metrics;
using Portal.Cluster.Watching;
using Portal.Core.Audit;
using Portal.Core.Deletions;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Core.Objects;
using Portal.Core.Persistence;
using Portal.Core.Remediation;
using Portal.Core.Remediation.Safety;
using Portal.Problems;
using Portal.Problems.PodStuckTerminating;
using Portal.Web.Api;
using Portal.Web.Hosting.Logging;
using Portal.Web.Hosting.Security;
using Portal.Web.Hosting.Settings;
using Portal.Web.Hosting.SignIn;
using Portal.Web.Hosting.Visitors;

namespace Portal.Web.Hosting;

/// <summary>Puts the parts together. Each part registers itself; the order of the pipeline is decided here and nowhere else.</summary>
public static class PortalComposition
{
    /// <summary>Builds the portal; it does not listen yet.</summary>
    public static WebApplication Build(PortalSettings settings, PortalInfrastructure infrastructure, ProblemCatalogue catalogue)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(PortalComposition).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.Sources.Clear(); // Settings come from PortalSettings alone: what cannot be set there cannot be set by accident.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseKestrel(kestrel => Listen(kestrel, settings));
        builder.Logging.AddPortalConsole();
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = TimeSpan.FromSeconds(25));

        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(catalogue);
        builder.Services.AddPortalPersistence(database =>
        {
            database.ConnectionString = infrastructure.ConnectionString;
            database.OwnerConnectionString = infrastructure.OwnerConnectionString;
            database.MigrateAtStart = settings.SignIn == SignInMode.Development;
        });
        builder.Services.AddPortalAudit(settings.AuditMemory);
        builder.Services.AddClusterWatching(_ => infrastructure.Clusters);
        foreach (var detector in catalogue.Detectors)
        {
            builder.Services.AddSingleton(detector);
        }

        foreach (var playbook in catalogue.Playbooks)
        {
            builder.Services.AddSingleton(playbook);
        }

        builder.Services.AddPortalKnowledge([.. catalogue.Problems.Select(static problem => problem.Article)], settings.Synonyms, links => links.Mode = settings.LinkCheck);
        builder.Services.AddFindings();
        builder.Services.AddSingleton<IDeletionExplainer, PodExplainer>();
        builder.Services.AddDeletions();
        builder.Services.AddSingleton(new PortalHome(
            settings.Pod.Namespace, settings.Pod.Name, settings.Pod.Uid, new NpgsqlConnectionStringBuilder(infrastructure.ConnectionString).Host ?? ""));
        // Names of development sign-in are not names of the cluster: nobody there has given "dev" a right.
        builder.Services.AddRemediation(remediation => remediation.Impersonate = settings.SignIn == SignInMode.Oidc);
        builder.Services.Configure<NotificationOptions>(notifications => notifications.Webhook = settings.NotifyWebhook);
        builder.Services.AddObjects();
        builder.Services.AddPortalSignIn(settings);
        builder.Services.AddPortalUserInterface();
        builder.Services.AddPortalApi();
        builder.Services.AddSingleton<PolicyReports>();
        builder.Services.AddDataProtection()
            .SetApplicationName("portal")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(settings.DataDirectory, "keys")));
        builder.Services.AddOpenTelemetry().WithMetrics(static metrics => metrics
            .AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddMeter("Portal.*").AddPrometheusExporter());

        var app = builder.Build();
        UsePipeline(app, settings);
        return app;
    }

    private static void Listen(KestrelServerOptions kestrel, PortalSettings settings)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 2 * 1024 * 1024;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.MaxConcurrentConnections = 10_000;
        kestrel.Listen(settings.Listen, settings.Port);
        if (settings.MetricsPort is { } metrics)
        {
            kestrel.Listen(settings.Listen, metrics, MetricsPort.Mark);
        }
    }

    private static void UsePipeline(WebApplication app, PortalSettings settings)
    {
        app.UseTrustedProxies(settings);
        app.UseMiddleware<SecurityHeaders>();
        app.MapWhen(MetricsPort.IsMarked, static branch => branch.UseOpenTelemetryPrometheusScrapingEndpoint("/metrics"));
        app.UsePortalUserInterface();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UsePortalNotFoundPage();
        app.UseWebSockets(); // Before the origin check, which must know a web socket when it sees one.
        app.UseMiddleware<SameOriginOnly>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<AccessInForce>();
        app.UseAuthorization();
        app.UseAntiforgery();

        app.MapPrometheusScrapingEndpoint("/metrics");
        app.MapPortalApi();
        PolicyReports.Map(app);
        if (settings.SignIn == SignInMode.Development)
        {
            app.MapDevelopmentSignIn();
        }
        else
        {
            app.MapSignInAgain();
        }

        app.MapPortalUserInterface();
    }
}
