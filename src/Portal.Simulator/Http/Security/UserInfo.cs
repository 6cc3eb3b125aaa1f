using System.Collections.Immutable;

namespace Portal.Simulator.Http.Security;

/// <summary>Who makes a request.</summary>
/// <param name="Name">User name.</param>
/// <param name="Groups">Groups, including <c>system:authenticated</c> or <c>system:unauthenticated</c>.</param>
public sealed record UserInfo(string Name, ImmutableArray<string> Groups)
{
    /// <summary>Group of everybody who has signed in.</summary>
    public const string Authenticated = "system:authenticated";

    /// <summary>Group whose members may do everything, whatever RBAC says.</summary>
    public const string Masters = "system:masters";

    /// <summary>A request without credentials.</summary>
    public static UserInfo Anonymous { get; } = new("system:anonymous", ["system:unauthenticated"]);

    /// <summary>Extra attributes, as impersonation and certificates give them.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Extra { get; init; } = ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>uid, may be empty.</summary>
    public string Uid { get; init; } = "";
}
