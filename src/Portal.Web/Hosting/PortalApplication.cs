using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Portal.Cluster.Connection;
using Portal.Core.Persistence.Embedded;
using Portal.Problems;
using Portal.Web.Hosting.Logging;
using Portal.Web.Hosting.Settings;

namespace Portal.Web.Hosting;

/// <summary>The life of the process: settings, what is started beside the portal, the portal, and the end of all of it in reverse.</summary>
public static partial class PortalApplication
{
    /// <summary>Runs the portal until it is told to stop.</summary>
    /// <param name="args">Command line.</param>
    /// <returns>0 after a clean stop, 1 when it could not start, 2 when the settings are wrong.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        PortalSettings settings;
        try
        {
            settings = PortalSettingsReader.Read(args, Environment.GetEnvironmentVariable);
        }
        catch (PortalSettingsException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }

        try
        {
            using var logs = LoggerFactory.Create(static logging => logging.AddPortalConsole());
            var catalogue = ProblemCatalogue.Load();
            if (settings.SignIn == SignInMode.Development)
            {
                Log.DevelopmentSignIn(logs.CreateLogger("Portal.Web"));
            }

            await using var infrastructure = await PortalInfrastructure.StartAsync(
                settings, catalogue.CommonScenarios, logs, CancellationToken.None);
            await using var app = PortalComposition.Build(settings, infrastructure, catalogue);
            await app.StartAsync();
            await Console.Out.WriteLineAsync($"Portal ready at {ReadyAddress(app)}");
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception e) when (Explain(e, settings) is { } text)
        {
            await Console.Error.WriteLineAsync($"The portal cannot start: {text}");
            return 1;
        }
    }

    private static string ReadyAddress(WebApplication app) => app.Urls.First().Replace("[::]", "127.0.0.1", StringComparison.Ordinal)
        .Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal);

    private static string? Explain(Exception exception, PortalSettings settings) => exception switch
    {
        EmbeddedPostgresException or ClusterConnectionException => exception.Message,
        IOException { InnerException: AddressInUseException } or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } =>
            $"port {settings.Port} on {settings.Listen} is in use. Stop what listens there, or choose another port with PORTAL_PORT.",
        UnauthorizedAccessException => $"{exception.Message} The data directory {settings.DataDirectory} must be writable; PORTAL_DATA names another.",
        _ => null,
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Development sign-in is on: everybody who reaches this loopback address may be anybody. Production sets PORTAL_SIGN_IN=oidc")]
        public static partial void DevelopmentSignIn(ILogger logger);
    }
}
