namespace Portal.Cluster.Connection;

/// <summary>
/// The user in whose name one request is made. Only whole values can be made: an empty user would be the portal's own rights, a <c>system:</c> name
/// would be somebody whom no sign-in can prove, and signs outside of printable ASCII do not belong into a header.
/// </summary>
public sealed record Impersonation
{
    private const int MaxLength = 256;
    private const int MaxGroups = 500;

    private Impersonation(string user, IReadOnlyList<string> groups)
    {
        User = user;
        Groups = groups;
    }

    /// <summary>The user's name, as the cluster's RBAC knows it.</summary>
    public string User { get; }

    /// <summary>The user's groups.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>Makes the value, or says why it cannot be.</summary>
    /// <param name="user">The user's name.</param>
    /// <param name="groups">The user's groups; null or empty: none.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ClusterConnectionException">A name is empty, too long, holds signs outside of printable ASCII, or begins with system:.</exception>
    public static Impersonation Of(string user, IEnumerable<string>? groups = null)
    {
        Check("user", user);
        var list = groups?.Distinct(StringComparer.Ordinal).ToArray() ?? [];
        if (list.Length > MaxGroups)
        {
            throw Refuse($"The user {user} has {list.Length} groups; at most {MaxGroups} are sent to a cluster.");
        }

        foreach (var group in list)
        {
            Check("group", group);
        }

        return new Impersonation(user, list);
    }

    /// <summary>Sets the headers on one request. They are never set on the shared client.</summary>
    /// <param name="request">The request.</param>
    public void Apply(HttpRequestMessage request)
    {
        request.Headers.Add("Impersonate-User", User);
        if (Groups.Count > 0)
        {
            request.Headers.TryAddWithoutValidation(RepeatedHeaderEncoding.GroupHeader, string.Join(RepeatedHeaderEncoding.Separator, Groups));
        }
    }

    private static void Check(string what, string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw Refuse($"The {what} to act as is empty. Without one, the portal's own rights would be used: refused. Sign in again.");
        }

        if (name.Length > MaxLength)
        {
            throw Refuse($"The {what} to act as has {name.Length} signs; at most {MaxLength} are allowed.");
        }

        if (name.Any(c => c is < ' ' or > '~') || name[0] == ' ' || name[^1] == ' ')
        {
            throw Refuse($"The {what} to act as holds signs that may not be sent in a header (only printable ASCII may). Map it to a plain name in the sign-in settings.");
        }

        if (name.StartsWith("system:", StringComparison.OrdinalIgnoreCase))
        {
            throw Refuse($"The {what} {name} begins with system:, which belongs to Kubernetes itself and is never acted as.");
        }
    }

    private static ClusterConnectionException Refuse(string text) => new(text) { RequestNotSent = true };
}
