using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.Simulator.Faults;

/// <summary>
/// An HTTP answer given instead of the API's: a Kubernetes Status, as recorded in kubernetes-api/ (reason and message have the API
/// server's own values unless given), or a body of any kind.
/// </summary>
public sealed record FaultAnswer
{
    /// <summary>HTTP status, 200 to 599.</summary>
    public required int Status { get; init; }

    /// <summary>Status reason, such as <c>Expired</c>; without: the one that belongs to the status.</summary>
    public string? Reason { get; init; }

    /// <summary>Status message for people; without: what the API server says.</summary>
    public string? Message { get; init; }

    /// <summary>Seconds in the Retry-After header and in the Status details.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>Reason of a cause in the Status details, such as <c>ResourceVersionTooLarge</c>.</summary>
    public string? Cause { get; init; }

    /// <summary>Further headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>A body sent as it is, instead of a Status (a proxy's HTML page, an empty text).</summary>
    public string? Body { get; init; }

    /// <summary>
    /// The watch cache's answer to a resourceVersion that it has not seen yet (as after a restore from a backup): 504 Timeout with the
    /// cause ResourceVersionTooLarge.
    /// </summary>
    public static FaultAnswer TooLargeResourceVersion { get; } = new()
    {
        Status = StatusCodes.Status504GatewayTimeout,
        Message = "Too large resource version",
        Cause = "ResourceVersionTooLarge",
        RetryAfterSeconds = 1,
    };

    /// <summary>The Status object of this answer.</summary>
    public JsonObject ToStatus()
    {
        var (reason, message) = KnownStatus(Status);
        var details = new JsonObject();
        if (Cause is not null)
        {
            details["causes"] = new JsonArray(new JsonObject { ["reason"] = Cause, ["message"] = Message ?? Cause });
        }

        if (RetryAfterSeconds is { } seconds)
        {
            details["retryAfterSeconds"] = seconds;
        }

        var status = new JsonObject
        {
            ["kind"] = "Status",
            ["apiVersion"] = "v1",
            ["metadata"] = new JsonObject(),
            ["status"] = "Failure",
            ["message"] = Message ?? message,
            ["reason"] = Reason ?? reason,
        };
        if (details.Count > 0)
        {
            status["details"] = details;
        }

        status["code"] = Status;
        return status;
    }

    /// <summary>Sends this answer.</summary>
    internal async Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Response.ContentType = Body is null ? "application/json" : "text/plain; charset=utf-8";
        if (RetryAfterSeconds is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        foreach (var (name, value) in Headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.WriteAsync(Body ?? ToStatus().ToJsonString(JsonSerializerOptions.Web), context.RequestAborted);
    }

    internal IEnumerable<string> Problems()
    {
        if (Status is < 200 or > 599)
        {
            yield return $"status: must be between 200 and 599, not {Status}";
        }

        if (RetryAfterSeconds < 0)
        {
            yield return $"retryAfterSeconds: must not be negative, not {RetryAfterSeconds}";
        }
    }

    private static (string Reason, string Message) KnownStatus(int status) => status switch
    {
        401 => ("Unauthorized", "Unauthorized"),
        403 => ("Forbidden", "forbidden: a fault of the simulator denies this request"),
        404 => ("NotFound", "the server could not find the requested resource"),
        409 => ("Conflict", "Operation cannot be fulfilled: the object has been modified; please apply your changes to the latest version and try again"),
        410 => ("Expired", "The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter."),
        429 => ("TooManyRequests", "the server has received too many requests and has asked us to try again later"),
        500 => ("InternalError", "Internal error occurred: a fault of the simulator"),
        503 => ("ServiceUnavailable", "the server is currently unable to handle the request"),
        504 => ("Timeout", "Timeout: request did not complete within the allotted timeout"),
        _ => ("Unknown", "unknown"),
    };
}
