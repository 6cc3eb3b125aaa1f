using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Encoding;

/// <summary>Writes answers that are no stored object.</summary>
internal static class StatusWriter
{
    public static Task WriteAsync(HttpContext context, ApiStatus status)
    {
        if (status.Details?.RetryAfterSeconds is > 0 and var seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        if (status.Code == 401)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer realm=\"kubernetes\"";
        }

        return WriteJsonAsync(context, status.Code == 0 ? 200 : status.Code, status.ToJson());
    }

    public static async Task WriteJsonAsync(HttpContext context, int code, JsonNode json, string contentType = "application/json")
    {
        context.Response.StatusCode = code;
        context.Response.ContentType = contentType;
        var bytes = System.Text.Encoding.UTF8.GetBytes(json.ToJsonString(ObjectCodec.SerializerOptions) + "\n");
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    public static Task WritePageNotFoundAsync(HttpContext context) => WriteTextAsync(context, 404, "404 page not found\n");

    public static async Task WriteTextAsync(HttpContext context, int code, string text)
    {
        context.Response.StatusCode = code;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await context.Response.WriteAsync(text, context.RequestAborted);
    }
}
