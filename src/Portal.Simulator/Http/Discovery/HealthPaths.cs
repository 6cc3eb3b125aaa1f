using Portal.Simulator.Http.Encoding;

namespace Portal.Simulator.Http.Discovery;

/// <summary>Health checks: a simulator that answers is ready. <c>?verbose</c> lists the checks.</summary>
internal static class HealthPaths
{
    private static readonly string[] Checks = ["ping", "log", "etcd"];

    public static Task HandleAsync(HttpContext context, string[] segments)
    {
        if (segments.Length > 2 || (segments.Length == 2 && !Checks.Contains(segments[1], StringComparer.Ordinal)))
        {
            return StatusWriter.WritePageNotFoundAsync(context);
        }

        return StatusWriter.WriteTextAsync(
            context,
            200,
            context.Request.Query.ContainsKey("verbose") ? string.Concat(Checks.Select(c => $"[+]{c} ok\n")) + $"{segments[0]} check passed\n" : "ok");
    }
}
