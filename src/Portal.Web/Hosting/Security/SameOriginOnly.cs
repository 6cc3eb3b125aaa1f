namespace Portal.Web.Hosting.Security;

/// <summary>
/// Refuses what another site makes a browser send (quality.md, attack 25): a web socket or a changing request whose <c>Origin</c> is not
/// ours, and a web socket without any. Programs that send no <c>Origin</c> may call the API: they carry no cookies of a browser.
/// </summary>
public sealed class SameOriginOnly(RequestDelegate next)
{
    /// <summary>Lets the request through or answers 403.</summary>
    /// <param name="context">The request.</param>
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var socket = context.WebSockets.IsWebSocketRequest;
        if (!socket && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)))
        {
            return next(context);
        }

        var origin = request.Headers.Origin;
        var refused = origin.Count == 0 ? socket : !IsOurs(request, origin.ToString());
        return refused
            ? Results.Problem(
                statusCode: StatusCodes.Status403Forbidden,
                title: "Another site may not do this",
                detail: $"The request comes from another origin than {request.Scheme}://{request.Host}. Open the portal at its own address.")
                .ExecuteAsync(context)
            : next(context);
    }

    private static bool IsOurs(HttpRequest request, string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && string.Equals(uri.Scheme, request.Scheme, StringComparison.Ordinal)
        && string.Equals(uri.Authority, request.Host.ToUriComponent(), StringComparison.OrdinalIgnoreCase);
}
