using Portal.Simulator.Http.Security;

namespace Portal.Simulator.Http;

/// <summary>How the API is served.</summary>
public sealed record KubernetesApiOptions
{
    /// <summary>Users by bearer token. A client certificate signs in by its subject (CN the name, O the groups).</summary>
    public IReadOnlyDictionary<string, UserInfo> Tokens { get; init; } = new Dictionary<string, UserInfo>(StringComparer.Ordinal);

    /// <summary>Address that <c>/api</c> tells clients.</summary>
    public string AdvertiseAddress { get; init; } = "127.0.0.1:6443";

    /// <summary>Clock of bookmarks and of the end of watches; timestamps come from the API's own clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Time between the bookmarks of a watch that allows them (a real server sends about one a minute).</summary>
    public TimeSpan BookmarkInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a watch lasts when the client does not say, and the longest that it lasts (a real server: 30 to 60 minutes).</summary>
    public TimeSpan DefaultWatchDuration { get; init; } = TimeSpan.FromMinutes(30);
}
