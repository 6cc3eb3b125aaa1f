using Microsoft.Extensions.Logging.Console;

namespace Portal.Web.Hosting.Logging;

/// <summary>The log: one line an entry, on standard error, so that standard output holds only what programs wait for.</summary>
public static class PortalLogging
{
    /// <summary>Adds the console log.</summary>
    public static ILoggingBuilder AddPortalConsole(this ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.Services.AddSingleton(TimeProvider.System);
        return logging
            .AddConsoleFormatter<PortalConsoleFormatter, ConsoleFormatterOptions>()
            .AddConsole(static console =>
            {
                console.FormatterName = PortalConsoleFormatter.FormatterName;
                console.LogToStandardErrorThreshold = LogLevel.Trace;
            })
            .SetMinimumLevel(LogLevel.Information)
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("System.Net.Http", LogLevel.Warning)
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical) // Whoever asked the database says what failed, once.
            .AddFilter("Portal.Web.Hosting.SignIn", LogLevel.Warning);
    }
}
