using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Portal.Web.Hosting;

/// <summary>
/// A port that serves <c>/metrics</c> and nothing else, for a Prometheus that does not sign in (quality.md, attack 44). Connections are marked where they
/// come in: a Host header cannot pretend to be one.
/// </summary>
public static class MetricsPort
{
    private static readonly object Key = new();

    /// <summary>Marks the connections of a listener.</summary>
    /// <param name="listener">The listener.</param>
    public static void Mark(ListenOptions listener) => listener.Use(static next => connection =>
    {
        connection.Items[Key] = true;
        return next(connection);
    });

    /// <summary>Whether a request came in over that port.</summary>
    /// <param name="context">The request.</param>
    public static bool IsMarked(HttpContext context) =>
        context.Features.Get<IConnectionItemsFeature>()?.Items.ContainsKey(Key) is true;
}
