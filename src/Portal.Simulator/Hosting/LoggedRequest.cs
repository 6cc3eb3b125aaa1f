using Portal.Simulator.Faults;

namespace Portal.Simulator.Hosting;

/// <summary>One request that the server has received.</summary>
/// <param name="At">When it came.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="PathAndQuery">Path and query as they came.</param>
/// <param name="Target">What it asked for.</param>
/// <param name="UserAgent">Its User-Agent header.</param>
/// <param name="Impersonated">Its Impersonate-User header; empty without.</param>
public sealed record LoggedRequest(DateTimeOffset At, string Method, string PathAndQuery, RequestTarget Target, string UserAgent, string Impersonated)
{
    private int _status;
    private string _user = "";

    /// <summary>Its Accept header: in which form it wanted the answer.</summary>
    public string Accept { get; init; } = "";

    /// <summary>The protocol that it came by, such as <c>HTTP/2</c>.</summary>
    public string Protocol { get; init; } = "";

    /// <summary>Status of the answer; 0 while there is none, as when a fault has cut it before its headers.</summary>
    public int Status
    {
        get => Volatile.Read(ref _status);
        internal set => Volatile.Write(ref _status, value);
    }

    /// <summary>Who asked, after impersonation; empty while the request is under way.</summary>
    public string User
    {
        get => Volatile.Read(ref _user);
        internal set => Volatile.Write(ref _user, value);
    }

    /// <summary>It was a dry run, by its query or by its body.</summary>
    public bool IsDryRun { get; internal set; }

    /// <summary>SHA-256 of its body in lower-case hexadecimal; empty when it had none.</summary>
    public string BodyHash { get; internal set; } = "";

    /// <summary>A write that was granted and was no dry run: what changed the cluster.</summary>
    public bool IsEffectiveWrite =>
        Method is not ("GET" or "HEAD" or "OPTIONS") && Status is >= 200 and < 300 && !IsDryRun;
}
