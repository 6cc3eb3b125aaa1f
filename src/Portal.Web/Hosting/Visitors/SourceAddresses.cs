using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Portal.Web.Hosting.Settings;
using IPNetwork = System.Net.IPNetwork;

namespace Portal.Web.Hosting.Visitors;

/// <summary>Where a request comes from.</summary>
public static class SourceAddresses
{
    /// <summary>The address of whoever asks, as text; empty where there is no network.</summary>
    public static string SourceAddress(this HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        var address => address.ToString(),
    };

    /// <summary>Takes <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> from the proxies that an administrator has named, and from nobody else. First of all.</summary>
    public static IApplicationBuilder UseTrustedProxies(this IApplicationBuilder app, PortalSettings settings)
    {
        if (settings.TrustedProxies.IsEmpty)
        {
            return app;
        }

        // One hop for each proxy that is trusted: the first address, from the right, that is no proxy's is the visitor's.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in settings.TrustedProxies)
        {
            options.KnownIPNetworks.Add(network);
        }

        return app.UseForwardedHeaders(options);
    }

    /// <summary>A network as people write it: <c>10.0.0.0/8</c>, or one address; null when it is neither.</summary>
    internal static IPNetwork? Parse(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}
