using System.Net.Sockets;
using System.Text.Json;
using Portal.Cluster.Connection;
using Portal.Cluster.Resources;

namespace Portal.Cluster.Watching;

/// <summary>What a failed list or watch means: the state to show, the sentence to show, and how long to wait.</summary>
internal sealed class WatchFailures(WatchContext context, ResourceKind kind)
{
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromMinutes(10);

    public static bool IsExpected(Exception error) =>
        error is ApiFailureException or HttpRequestException or SocketException or IOException or TimeoutException or JsonException or InvalidDataException
            or ClusterConnectionException;

    /// <summary>Judges; a pause of null leaves it to the back-off.</summary>
    public (WatchState State, string Text, TimeSpan? Pause) Judge(Exception error)
    {
        if (error is ApiFailureException { Failure: var failure } refused)
        {
            return failure.Code switch
            {
                401 => (WatchState.Forbidden, Sentence(
                    $"The API server does not accept the portal's credential ({failure.Message}). Renew the token or certificate of {context.Connection.Source}; a token file is read again by itself."), ForbiddenPause()),
                403 => (WatchState.Forbidden, Sentence(
                    $"The portal may not {refused.Verb} {kind.Resource}: {failure.Message}. Grant the verbs list and watch on {kind.Resource} (API group \"{kind.Group}\") to the portal's account."), ForbiddenPause()),
                404 or 405 => (WatchState.Stale, $"The API server does not serve {kind.Resource} of {kind.ApiVersion} ({failure.Code} on {refused.Verb}). It is tried again.", ForbiddenPause()),
                429 => (WatchState.Stale, Sentence($"The API server is overloaded and asks to wait (429 on {refused.Verb} {kind.Resource}): {failure.Message}"), RetryAfter(failure)),
                _ => (WatchState.Stale, Sentence($"The API server failed to {refused.Verb} {kind.Resource} ({failure.Code} {failure.Reason}): {failure.Message}"), RetryAfter(failure)),
            };
        }

        return error is JsonException or InvalidDataException
            ? (WatchState.Stale, $"The answer to list {kind.Resource} cannot be read: {error.Message}", null)
            : (WatchState.Unreachable, ConnectionErrors.Describe(context.Connection, error), null);
    }

    private static string Sentence(string text) => text.Replace("..", ".", StringComparison.Ordinal);

    // Never before the time that the server asked for, and not all clients in the same moment after it.
    private static TimeSpan? RetryAfter(KubernetesFailure failure) =>
        failure.RetryAfter is { } wait && wait > TimeSpan.Zero
            ? (wait < LongestRetryAfter ? wait : LongestRetryAfter) + Backoff.Jitter(TimeSpan.FromSeconds(1), 0)
            : null;

    private TimeSpan ForbiddenPause() => context.Options.ForbiddenPause + Backoff.Jitter(context.Options.ForbiddenPause / 4, 0);
}
