using System.Security.Cryptography;

namespace Portal.Web.Hosting.Security;

/// <summary>
/// Headers on every answer: pages, API, static files and errors alike (quality.md, attacks 3 and 26). The policy allows what the portal
/// itself serves and nothing else: no inline script, no inline style. The theme is a file of its own (<see cref="Theme.ThemeStylesheet"/>).
/// </summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>The policy of every page.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; report-uri /csp-reports";

    private static readonly object NonceKey = new();

    /// <summary>
    /// Loosens the policy of this one answer for the page of the HTTP API, which shows only our own description of it: its script is let in by
    /// a nonce that nobody can know before, and its styles may be inline.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <returns>The nonce for its script tags.</returns>
    public static string LetInApiPage(HttpContext context)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        context.Items[NonceKey] = nonce;
        return nonce;
    }

    /// <summary>Adds the headers just before the answer starts, so that nothing that runs later can leave them out.</summary>
    /// <param name="context">The request.</param>
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state => Apply((HttpContext)state), context);
        return next(context);
    }

    private static Task Apply(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.Items.TryGetValue(NonceKey, out var nonce)
            ? ContentSecurityPolicy.Replace("script-src 'self'", $"script-src 'self' 'nonce-{nonce}'", StringComparison.Ordinal)
                .Replace("style-src 'self'", "style-src 'self' 'unsafe-inline'", StringComparison.Ordinal)
            : ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        return Task.CompletedTask;
    }
}
