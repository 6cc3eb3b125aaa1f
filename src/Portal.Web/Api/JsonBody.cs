using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Web.Api.Problems;

namespace Portal.Web.Api;

/// <summary>Reads JSON bodies strictly: unknown fields, wrong types and missing fields are errors that name the field.</summary>
public static class JsonBody
{
    /// <summary>The largest body that an endpoint takes unless it says otherwise, in bytes.</summary>
    public const int StandardLimit = 256 * 1024;

    private static readonly string[] Required = ["It is required."];

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        MaxDepth = 32,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    /// <summary>Reads the body.</summary>
    /// <typeparam name="T">The expected shape; required members must be there.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="limit">The largest body, in bytes.</param>
    /// <exception cref="ApiProblemException">413, 415, or 400 with the field's name.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, int limit = StandardLimit)
        where T : class
    {
        if (!request.HasJsonContentType())
        {
            throw new ApiProblemException(
                StatusCodes.Status415UnsupportedMediaType, "Not JSON", "Send the body as application/json and say so in Content-Type.");
        }

        using var body = await ReadBoundedAsync(request, limit);
        try
        {
            return JsonSerializer.Deserialize<T>(body.GetBuffer().AsSpan(0, (int)body.Length), Strict) ?? throw ApiProblemException.BadInput("body", "It is null.");
        }
        catch (JsonException e)
        {
            throw Describe(e);
        }
    }

    /// <summary>Reads a body of any type, up to a limit.</summary>
    /// <exception cref="ApiProblemException">413.</exception>
    internal static async Task<MemoryStream> ReadBoundedAsync(HttpRequest request, int limit)
    {
        var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            if (body.Length + read > limit)
            {
                throw new ApiProblemException(
                    StatusCodes.Status413PayloadTooLarge, "The body is too large", $"This endpoint takes at most {limit} bytes.");
            }

            body.Write(buffer, 0, read);
        }

        return body;
    }

    private static ApiProblemException Describe(JsonException e)
    {
        var field = e.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : "body";
        if (e.Message.Contains("could not be mapped", StringComparison.Ordinal))
        {
            return ApiProblemException.BadInput(field, "This field is not known here. /openapi/v1.json lists those that are.");
        }

        if (e.Message.Contains("missing required", StringComparison.Ordinal))
        {
            // "… was missing required properties including: 'cluster', 'playbook'."
            var missing = e.Message.Split('\'').Where(static (_, i) => i % 2 == 1).Skip(1)
                .Where(static name => !name.Contains('.', StringComparison.Ordinal)).ToDictionary(
                static name => name, static _ => Required, StringComparer.Ordinal);
            return new ApiProblemException(StatusCodes.Status400BadRequest, "The input is wrong", "Required fields are missing.", missing.Count > 0 ? missing : null);
        }

        // The reader's own exception inside means that the text is not JSON; anything else, that a value does not fit.
        return e.InnerException is JsonException
            ? ApiProblemException.BadInput("body", $"It is not JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.")
            : ApiProblemException.BadInput(field, "It has the wrong type or form. /openapi/v1.json says what it must be.");
    }
}
