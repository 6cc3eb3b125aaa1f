using Portal.Simulator.Http.Security;

namespace Portal.Simulator.Hosting;

/// <summary>Somebody who may sign in with a bearer token.</summary>
/// <param name="Name">User name, as RBAC sees it.</param>
/// <param name="Token">Bearer token.</param>
/// <param name="Groups">Groups; <c>system:authenticated</c> is added for everyone.</param>
public sealed record SimulatorUser(string Name, string Token, IReadOnlyList<string> Groups)
{
    /// <summary>The user that the kubeconfig names first: may do everything.</summary>
    public static SimulatorUser Admin { get; } = new("admin", "admin-token", ["system:masters"]);

    internal UserInfo ToUserInfo() => new(Name, [.. Groups, UserInfo.Authenticated]);
}
