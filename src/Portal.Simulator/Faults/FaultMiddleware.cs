using System.Net.Http.Headers;
using Microsoft.AspNetCore.Connections.Features;

namespace Portal.Simulator.Faults;

/// <summary>Applies the faults in force to each request; knows nothing of the API behind it.</summary>
internal sealed class FaultMiddleware(RequestDelegate next, FaultSet faults, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var hits = context.Request.Path.StartsWithSegments("/simulator", StringComparison.Ordinal) ? [] : faults.Hit(context.Request);
        if (hits.Count == 0)
        {
            await next(context);
            return;
        }

        foreach (var hit in hits)
        {
            if (hit.Fault.ServerDown is { } duration)
            {
                faults.ServerDown?.Invoke(duration);
                context.Abort();
                return;
            }

            if (hit.Fault.Delay is { } delay)
            {
                await Task.Delay(delay, time, context.RequestAborted);
            }
        }

        var body = hits.Where(h => h.Fault.ChangesBody).ToList();
        var answer = hits.FirstOrDefault(h => h.Fault.Answer is not null)?.Fault.Answer;
        RequestDelegate handler = answer is null ? next : answer.WriteAsync;
        await (body.Count == 0 ? handler(context) : HandleAsync(context, handler, body));
    }

    private async Task HandleAsync(HttpContext context, RequestDelegate handler, List<FaultHit> hits)
    {
        AskForPlainJson(context.Request);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var aborted = context.RequestAborted;
        var isWatch = RequestTarget.Of(context.Request).Verb == "watch";
        var original = context.Response.Body;
        await using var output = new FaultedOutput(original, hits, time, aborted);
        await using var body = new FaultedBody(context.Response, output, hits, isWatch, ending);
        context.Response.Body = body;
        context.RequestAborted = ending.Token;
        context.Response.OnStarting(() =>
        {
            context.Response.ContentLength = null; // the length changes
            return Task.CompletedTask;
        });
        try
        {
            await handler(context);
            await context.Response.BodyWriter.FlushAsync(aborted);
            await body.FinishAsync();
        }
        catch (Exception) when (body.Ended && !aborted.IsCancellationRequested)
        {
            // The fault has ended the answer cleanly and told the handler to stop; that is how it stopped.
        }
        catch (Exception) when (output.IsCut)
        {
            if (output.CutsConnection)
            {
                (context.Features.Get<IConnectionLifetimeFeature>() is { } connection ? connection.Abort : (Action)context.Abort)();
            }

            throw new FaultCutException();
        }
        finally
        {
            context.Response.Body = original;
            context.RequestAborted = aborted;
        }
    }

    /// <summary>The bytes are changed as JSON lines: no compression, no protobuf.</summary>
    private static void AskForPlainJson(HttpRequest request)
    {
        request.Headers.AcceptEncoding = default;
        var accepted = request.Headers.Accept
            .SelectMany(line => (line ?? "").Split(','))
            .Where(part => MediaTypeHeaderValue.TryParse(part, out var type) && type.MediaType != "application/vnd.kubernetes.protobuf");
        request.Headers.Accept = string.Join(',', accepted);
    }
}
