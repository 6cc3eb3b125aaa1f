using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Remediation;
using Portal.Failpoints;

[assembly: HostingStartup(typeof(FailpointStartup))]

namespace Portal.Failpoints;

/// <summary>
/// Puts <see cref="RunFailpoints"/> into a real portal, and shortens its waits: <c>PORTAL_TEST_SCAN_SECONDS</c> (how often a replica looks for runs
/// that nobody works on) and <c>PORTAL_TEST_PATIENCE_SECONDS</c> (how long a step waits for its API server).
/// </summary>
public sealed class FailpointStartup : IHostingStartup
{
    /// <inheritdoc/>
    public void Configure(IWebHostBuilder builder) => builder.ConfigureServices(static services =>
    {
        services.AddSingleton<IFailpoints>(new RunFailpoints(
            FailpointSpec.ParseAll(Environment.GetEnvironmentVariable("PORTAL_FAILPOINT") ?? ""), Environment.GetEnvironmentVariable("PORTAL_FAILPOINT_DIRECTORY")));
        services.PostConfigure<RemediationOptions>(static options =>
        {
            options.ScanInterval = Seconds("PORTAL_TEST_SCAN_SECONDS") ?? options.ScanInterval;
            options.StepPatience = Seconds("PORTAL_TEST_PATIENCE_SECONDS") ?? options.StepPatience;
        });
    });

    private static TimeSpan? Seconds(string variable) =>
        double.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;
}
