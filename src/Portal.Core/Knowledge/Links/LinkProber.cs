using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Portal.Core.Knowledge.Links;

/// <summary>
/// Looks whether an address answers. Follows redirects itself, so that each hop is judged like the first; reads no body, keeps no cookies, sends no
/// credentials, uses no proxy (which would connect where <see cref="LinkConnector"/> would not).
/// </summary>
internal sealed class LinkProber : IDisposable
{
    /// <summary>The most redirects that are followed.</summary>
    public const int MostRedirects = 5;

    private static readonly TimeSpan LongestRetry = TimeSpan.FromDays(7);

    private readonly LinkCheckOptions _options;
    private readonly TimeProvider _clock;
    private readonly HttpMessageInvoker _client;

    public LinkProber(LinkCheckOptions options, TimeProvider clock)
    {
        (_options, _clock) = (options, clock);
        _client = new HttpMessageInvoker(new SocketsHttpHandler
        {
            ConnectCallback = new LinkConnector(options).ConnectAsync,
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
            MaxResponseHeadersLength = 64,
            MaxResponseDrainSize = 0,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20),
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        });
    }

    /// <summary>Looks at an address, as <see cref="LinkAddress.Normalise"/> writes it. Never throws but when cancelled.</summary>
    public async Task<LinkAnswer> ProbeAsync(string url, HostTurns turns, CancellationToken cancellationToken)
    {
        var (at, movedTo, forGood, answered) = (new Uri(url), (string?)null, true, false);
        for (var hop = 0; hop <= MostRedirects; hop++)
        {
            var (answer, next) = await StepAsync(at, turns, cancellationToken);
            answered |= answer.Answered;
            if (next is null)
            {
                movedTo = movedTo == url ? null : movedTo;
                return answer with
                {
                    Answered = answered,
                    MovedTo = answer.Reason is LinkReason.PrivateAddress or LinkReason.Port || answer.Outcome == LinkOutcome.Gone ? null : movedTo,
                    Outcome = answer.Outcome == LinkOutcome.Alive && movedTo is not null ? LinkOutcome.Moved : answer.Outcome,
                };
            }

            // What lies behind a temporary redirect (a sign-in, a mirror) is not where the page moved.
            forGood &= answer.Status is 301 or 308;
            movedTo = forGood ? next : movedTo;
            at = new Uri(next);
        }

        return new LinkAnswer(LinkOutcome.Unknown, LinkReason.TooManyRedirects) { Answered = true };
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    /// <summary>HEAD, and GET where HEAD found no page: many servers answer HEAD with anything, and what is called gone must be so for a reader.</summary>
    private async Task<(LinkAnswer Answer, string? Next)> StepAsync(Uri at, HostTurns turns, CancellationToken cancellationToken)
    {
        var first = await turns.AskAsync(at.IdnHost, () => AskAsync(HttpMethod.Head, at, cancellationToken), cancellationToken);
        return first.Answer is { Status: 400 or (>= 402 and <= 428) or (>= 430 and <= 502) or >= 504, RetryAfter: null }
            ? await turns.AskAsync(at.IdnHost, () => AskAsync(HttpMethod.Get, at, cancellationToken), cancellationToken)
            : first;
    }

    private async Task<(LinkAnswer Answer, string? Next)> AskAsync(HttpMethod method, Uri at, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_options.Timeout, _clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var request = new HttpRequestMessage(method, at);
            request.Headers.TryAddWithoutValidation("User-Agent", "kubernetes-operations-portal-link-checker/1.0 (sees whether the sources of its articles are still there)");
            request.Headers.TryAddWithoutValidation("Accept", "*/*");
            if (method == HttpMethod.Get)
            {
                request.Headers.Range = new RangeHeaderValue(0, 0);
            }

            using var response = await _client.SendAsync(request, limit.Token);
            return Read(response, at);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (new LinkAnswer(LinkOutcome.Unknown, LinkReason.Timeout), null);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or InvalidOperationException or NotSupportedException or ArgumentException)
        {
            var reason = ReasonOf(e);
            return (new LinkAnswer(reason == LinkReason.NoSuchName ? LinkOutcome.Gone : LinkOutcome.Unknown, reason), null);
        }
    }

    private (LinkAnswer Answer, string? Next) Read(HttpResponseMessage response, Uri at)
    {
        var status = (int)response.StatusCode;
        if (status is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location)
        {
            var next = Uri.TryCreate(at, location, out var target) ? LinkAddress.Normalise(target.AbsoluteUri) : null;
            return next is { Length: <= LinkAddress.Longest }
                ? (new LinkAnswer(LinkOutcome.Unknown, LinkReason.None, status) { Answered = true }, next)
                : (new LinkAnswer(LinkOutcome.Unknown, LinkReason.BadRedirect, status) { Answered = true }, null);
        }

        var (outcome, reason) = status switch
        {
            (>= 200 and < 300) or 304 or 416 => (LinkOutcome.Alive, LinkReason.None),
            404 or 410 => (LinkOutcome.Gone, LinkReason.Gone),
            _ => (LinkOutcome.Unknown, LinkReason.Status),
        };
        return (new LinkAnswer(outcome, reason, status) { Answered = true, RetryAfter = status is 429 or 503 ? RetryAfter(response.Headers.RetryAfter) : null }, null);
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header) =>
        (header?.Delta ?? (header?.Date - _clock.GetUtcNow())) is { Ticks: > 0 } wait ? (wait < LongestRetry ? wait : LongestRetry) : null;

    private static LinkReason ReasonOf(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case LinkRefusedException refused:
                    return refused.Reason;
                case SocketException { SocketErrorCode: SocketError.HostNotFound }:
                    return LinkReason.NoSuchName;
                case SocketException { SocketErrorCode: SocketError.TryAgain or SocketError.NoData or SocketError.NoRecovery }:
                    return LinkReason.NameLookup;
                case SocketException:
                    return LinkReason.NoConnection;
                case AuthenticationException:
                    return LinkReason.Certificate;
            }
        }

        return exception is HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded }
            ? LinkReason.BadAnswer
            : LinkReason.NoConnection;
    }
}
