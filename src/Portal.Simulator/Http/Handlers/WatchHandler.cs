using Portal.Simulator.Http.Encoding;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Handlers;

/// <summary>Streams a watch until its time is up, the client goes, or its history is gone (410 as an ERROR event).</summary>
internal static class WatchHandler
{
    public static async Task HandleAsync(ApiRequest request)
    {
        var options = ListQuery.ReadWatch(request);
        var form = Negotiated.For(request);
        var duration = ListQuery.ReadNumber(request, "timeoutSeconds") is > 0 and var seconds
            ? TimeSpan.FromSeconds(seconds)
            : request.Services.Options.DefaultWatchDuration;

        using var timeout = new CancellationTokenSource(duration, request.Services.Options.Time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, request.Http.RequestAborted);
        request.Http.Response.StatusCode = 200;
        request.Http.Response.ContentType = form.WatchContentType;

        // Not through the writer: one without bytes sends no headers when a middleware stands in for the body.
        await request.Http.Response.Body.FlushAsync(request.Http.RequestAborted);

        var encoder = new WatchEncoder(request, form);
        try
        {
            await StreamAsync(request, options, encoder, ended.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !request.Http.RequestAborted.IsCancellationRequested)
        {
            // The time is up: the answer ends as any answer does.
        }
        catch (ApiException e)
        {
            encoder.WriteError(e.Status);
        }

        await request.Http.Response.BodyWriter.FlushAsync(request.Http.RequestAborted);
    }

    private static async Task StreamAsync(ApiRequest request, WatchOptions options, WatchEncoder encoder, CancellationToken ended)
    {
        var writer = request.Http.Response.BodyWriter;
        await using var events = request.Api.Watch(request.Resource, request.Scope, options, ended).GetAsyncEnumerator(ended);
        while (true)
        {
            // Flush only when the next event is not there yet: a burst goes out in few packets.
            var next = events.MoveNextAsync();
            if (!next.IsCompleted)
            {
                await writer.FlushAsync(ended);
            }

            if (!await next)
            {
                return;
            }

            encoder.Write(events.Current);
            if (writer.UnflushedBytes > 256 * 1024)
            {
                await writer.FlushAsync(ended);
            }
        }
    }
}
