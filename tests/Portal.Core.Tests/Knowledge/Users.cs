using Portal.Core.Access;

namespace Portal.Core.Tests.Knowledge;

internal static class Users
{
    public static PortalUser Alice { get; } = new() { Name = "alice", Issuer = "https://id.example", Subject = "1", Roles = [PortalRole.Operator] };

    public static PortalUser Viewer { get; } = new() { Name = "vera", Issuer = "https://id.example", Subject = "2", Roles = [PortalRole.Viewer] };
}
