using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Simulator.Http.Encoding.Protobuf;
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

        var code = status.Code == 0 ? 200 : status.Code;
        return Negotiated.PrefersProtobuf(context.Request)
            ? WriteBytesAsync(context, code, ProtobufResponses.Status(status), Negotiated.ProtobufType)
            : WriteJsonAsync(context, code, status.ToJson());
    }

    public static Task WriteJsonAsync(HttpContext context, int code, JsonNode json, string contentType = "application/json") =>
        WriteBytesAsync(context, code, System.Text.Encoding.UTF8.GetBytes(json.ToJsonString(ObjectCodec.SerializerOptions) + "\n"), contentType);

    private static async Task WriteBytesAsync(HttpContext context, int code, byte[] bytes, string contentType)
    {
        context.Response.StatusCode = code;
        context.Response.ContentType = contentType;
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
