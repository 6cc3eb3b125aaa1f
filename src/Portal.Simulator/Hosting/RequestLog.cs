using Portal.Simulator.Faults;
using Portal.Simulator.Http;

namespace Portal.Simulator.Hosting;

/// <summary>What was asked of the server, in the order in which it came; keeps the last 100,000 requests.</summary>
public sealed class RequestLog
{
    private const int Most = 100_000;
    private readonly Lock _lock = new();
    private readonly Queue<LoggedRequest> _requests = new();
    private long _total;

    /// <summary>A copy of the requests that are kept.</summary>
    public IReadOnlyList<LoggedRequest> Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>All requests since the start, also those no longer kept.</summary>
    public long Total => Volatile.Read(ref _total);

    /// <summary>The requests for a resource with a verb, such as <c>Of("list", "pods")</c>.</summary>
    public IReadOnlyList<LoggedRequest> Of(string verb, string resource) =>
        [.. Requests.Where(r => r.Target.Verb == verb && r.Target.Resource == resource)];

    /// <summary>Forgets the requests so far; <see cref="Total"/> goes on.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _requests.Clear();
        }
    }

    /// <summary>Logs a request now and its status when it is known.</summary>
    internal async Task InvokeAsync(HttpContext context, RequestDelegate next, TimeProvider time)
    {
        var request = context.Request;
        var entry = new LoggedRequest(
            time.GetUtcNow(),
            request.Method,
            request.Path.ToUriComponent() + request.QueryString,
            RequestTarget.Of(request),
            request.Headers.UserAgent.ToString(),
            request.Headers["Impersonate-User"].ToString())
        {
            Accept = request.Headers.Accept.ToString(),
            Protocol = request.Protocol,
        };
        lock (_lock)
        {
            _total++;
            _requests.Enqueue(entry);
            if (_requests.Count > Most)
            {
                _requests.Dequeue();
            }
        }

        context.Response.OnStarting(() =>
        {
            // The status comes last: who waits for it finds the rest.
            entry.IsDryRun = RequestFacts.IsDryRun(context);
            entry.BodyHash = RequestFacts.BodyHash(context);
            entry.User = context.User.Identity?.Name ?? "";
            entry.Status = context.Response.StatusCode;
            return Task.CompletedTask;
        });
        await next(context);
    }
}
