using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Portal.Cluster.Connection;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Watching;

/// <summary>
/// Takes a whole list of a kind, page by page. The next page is asked for as soon as the continue token of this one has been read, so the server makes it
/// while this one is decoded. Nothing gets into the store before the last page.
/// </summary>
internal sealed partial class ResourceLister<T>(WatchContext context, WatchedResource<T> resource)
    where T : class, IKubernetesObject
{
    private const int BufferSize = 256 * 1024;
    private const int LargestObject = 32 * 1024 * 1024;
    private const int FeedSize = 64 * 1024;
    private const int TriesPerPage = 3;

    /// <summary>Lists.</summary>
    /// <param name="known">What is held now: an object that did not change is kept as the same instance.</param>
    /// <param name="cancellation">Stops.</param>
    /// <returns>The list's version, its objects, and how many could not be read.</returns>
    public async Task<(string Version, List<T> Objects, int Skipped)> ListAsync(ResourceSnapshot<T> known, CancellationToken cancellation)
    {
        var objects = new List<T>(known.Count);
        var skipped = 0;
        var tries = 0;
        var backoff = new Backoff(context.Options.FirstPause, context.Options.LongestPause);
        string? token = null;
        Task<HttpResponseMessage>? ahead = null;
        try
        {
            while (true)
            {
                var before = objects.Count;
                try
                {
                    var answer = ahead ?? Open(token, cancellation);
                    ahead = null;
                    var (decoder, bad) = await PageAsync(await answer, known, objects, next => ahead ??= Open(next, cancellation), cancellation);
                    skipped += bad;
                    if (string.IsNullOrEmpty(decoder.Continue))
                    {
                        return (decoder.Version ?? "", objects, skipped);
                    }

                    token = decoder.Continue;
                    tries = 0;
                    backoff.Reset();
                }
                catch (Exception e) when (token is not null && IsPassing(e, cancellation) && ++tries < TriesPerPage)
                {
                    // Half a page is worth nothing, the pages before it are: the same token is good for another try.
                    objects.RemoveRange(before, objects.Count - before);
                    Forget(ahead);
                    ahead = null;
                    var pause = (e as ApiFailureException)?.Failure.RetryAfter ?? backoff.Next();
                    Log.PageAgain(context.Logger, context.Connection.Name, resource.Kind.Resource, pause, e.Message);
                    await Task.Delay(pause, context.Time, cancellation);
                }
            }
        }
        finally
        {
            Forget(ahead);
        }
    }

    /// <summary>Asks for the server's newest version, with one object of the kind (a read of one key for etcd).</summary>
    /// <param name="cancellation">Stops.</param>
    /// <returns>The version; empty when the server does not say.</returns>
    public async Task<string> VersionAsync(CancellationToken cancellation)
    {
        var answer = await ApiStream.OpenAsync(context, "list", $"{KubernetesPath.Collection(resource.Kind)}?limit=1", resource.ListForm, cancellation);
        var nothing = new ResourceSnapshot<T>(resource.Kind, [], WatchStatus.Initial);
        var (decoder, _) = await PageAsync(answer, nothing, [], static _ => { }, cancellation);
        return decoder.Version ?? "";
    }

    private static bool IsPassing(Exception error, CancellationToken cancellation) =>
        !cancellation.IsCancellationRequested
        && (error is HttpRequestException or SocketException or IOException or TimeoutException or JsonException
            || error is ApiFailureException { Failure.Code: 429 or >= 500, IsExpired: false });

    private static void Forget(Task<HttpResponseMessage>? answer) => _ = answer?.ContinueWith(
        static task =>
        {
            if (task.IsCompletedSuccessfully)
            {
                task.GetAwaiter().GetResult().Dispose();
            }
            else
            {
                _ = task.Exception; // Looked at, so that it does not go unobserved.
            }
        },
        CancellationToken.None,
        TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);

    private Task<HttpResponseMessage> Open(string? token, CancellationToken cancellation)
    {
        context.Metrics.Page(context.Connection.Name, resource.Kind);
        var path = string.Create(CultureInfo.InvariantCulture, $"{KubernetesPath.Collection(resource.Kind)}?limit={resource.PageSize ?? context.Options.PageSize}");
        return ApiStream.OpenAsync(context, "list", token is null ? path : $"{path}&continue={Uri.EscapeDataString(token)}", resource.ListForm, cancellation);
    }

    private async Task<(ListDecoder<T> Decoder, int Skipped)> PageAsync(
        HttpResponseMessage answer, ResourceSnapshot<T> known, List<T> objects, Action<string> next, CancellationToken cancellation)
    {
        var skipped = 0;
        var decoder = new ListDecoder<T>(resource, context.Pools, Found);
        using (answer)
        {
            await using var stream = await answer.Content.ReadAsStreamAsync(cancellation);
            using var buffer = new ReceiveBuffer(BufferSize, LargestObject);
            using var guard = new SilenceGuard(context.Time, context.Options.PageSilence, TimeSpan.FromHours(1), cancellation);
            var wanted = 1; // The continue token comes first: look at once. Then look when there is enough to be worth it.
            while (!decoder.Done)
            {
                var more = await ReceiveAsync(stream, buffer, guard, cancellation);
                if (more && buffer.Length < wanted)
                {
                    continue;
                }

                buffer.Consume(decoder.Feed(buffer.Unread));
                wanted = Math.Min(buffer.Length + FeedSize, LargestObject);
                if (!string.IsNullOrEmpty(decoder.Continue))
                {
                    next(decoder.Continue);
                }

                if (!more && !decoder.Done)
                {
                    throw new IOException("the list was cut off");
                }
            }
        }

        return (decoder, skipped);

        void Found(T? obj, string? problem)
        {
            var held = obj is null ? null : known.Find(ObjectKey.Of(obj));
            if (problem is null)
            {
                objects.Add(held?.Metadata.Uid == obj!.Metadata.Uid && held.Metadata.ResourceVersion == obj.Metadata.ResourceVersion ? held : obj);
                return;
            }

            skipped++;
            context.Metrics.Skipped(context.Connection.Name, resource.Kind);
            Log.Skipped(context.Logger, context.Connection.Name, resource.Kind.Resource, obj is null ? "" : ObjectKey.Of(obj).ToString(), problem);
            if (held is not null)
            {
                objects.Add(held); // It is still there; its last readable state is better than to report it gone.
            }
        }
    }

    private async ValueTask<bool> ReceiveAsync(Stream stream, ReceiveBuffer buffer, SilenceGuard guard, CancellationToken cancellation)
    {
        try
        {
            var read = await stream.ReadAsync(buffer.Room(), guard.Token);
            buffer.Commit(read);
            guard.Heard();
            return read > 0;
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"nothing came for {context.Options.PageSilence.TotalSeconds:0} s in the middle of a list", e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Cluster}: an object of {Resource} was skipped ({Object}): {Problem}")]
        public static partial void Skipped(ILogger logger, string cluster, string resource, string @object, string problem);

        [LoggerMessage(2, LogLevel.Information, "{Cluster}: a page of {Resource} is asked for again in {Pause}: {Reason}")]
        public static partial void PageAgain(ILogger logger, string cluster, string resource, TimeSpan pause, string reason);
    }
}
