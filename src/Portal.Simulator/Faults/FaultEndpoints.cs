using System.Net;
using System.Text;
using System.Text.Json;

namespace Portal.Simulator.Faults;

/// <summary>
/// <c>/simulator/faults</c>: GET lists the faults in force with their counters, POST adds one (JSON or YAML), DELETE ends all, DELETE
/// with an id ends one. Only from loopback, and a body only with a content type that a foreign web page cannot send unasked.
/// </summary>
internal static class FaultEndpoints
{
    private const int MostBytes = 1 << 20;

    /// <summary>Maps the endpoint.</summary>
    public static void MapFaults(this IEndpointRouteBuilder endpoints, FaultSet faults)
    {
        var group = endpoints.MapGroup("/simulator/faults").AddEndpointFilter(OnlyLoopback);
        group.MapGet("", () => Results.Json(new { faults = faults.Active.Select(Describe) }, FaultFile.Json));
        group.MapPost("", (HttpRequest request) => AddAsync(request, faults));
        group.MapDelete("", () =>
        {
            faults.Clear();
            return Results.NoContent();
        });
        group.MapDelete("{id}", (string id) => faults.Remove(id)
            ? Results.NoContent()
            : Problem(StatusCodes.Status404NotFound, $"no fault has the id '{id}'; GET /simulator/faults lists those in force"));
    }

    private static async ValueTask<object?> OnlyLoopback(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next) =>
        invocation.HttpContext.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
            ? await next(invocation)
            : Problem(StatusCodes.Status403Forbidden, "faults are set from the simulator's own machine only");

    private static async Task<IResult> AddAsync(HttpRequest request, FaultSet faults)
    {
        if (request.ContentType?.Split(';')[0].Trim() is not ("application/json" or "application/yaml"))
        {
            return Problem(StatusCodes.Status415UnsupportedMediaType, "send the fault as application/json or application/yaml");
        }

        if (request.ContentLength is not <= MostBytes)
        {
            return Problem(StatusCodes.Status413PayloadTooLarge, "send the fault with its Content-Length, of at most 1 MiB");
        }

        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        try
        {
            var added = faults.Add(FaultFile.ParseFault(await reader.ReadToEndAsync(request.HttpContext.RequestAborted)));
            return Results.Json(Describe(added), FaultFile.Json, statusCode: StatusCodes.Status201Created);
        }
        catch (FormatException e)
        {
            return Problem(StatusCodes.Status400BadRequest, e.Message);
        }
    }

    private static object Describe(ActiveFault active) =>
        new { id = active.Id, matched = active.Matched, hits = active.Hits, fault = JsonSerializer.SerializeToNode(active.Fault, FaultFile.Json) };

    private static IResult Problem(int status, string text) => Results.Problem(text, statusCode: status);
}
