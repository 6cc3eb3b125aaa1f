using Portal.Simulator.Http.Routing;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Security;

/// <summary>The texts of 403.</summary>
internal static class Refusals
{
    public static ApiException Forbidden(UserInfo user, RequestInfo info)
    {
        if (!info.IsResource)
        {
            return new(new ApiStatus
            {
                Code = 403,
                Reason = "Forbidden",
                Message = $"forbidden: User \"{user.Name}\" cannot {info.Verb} path \"{info.Path}\"",
                Details = new StatusDetails(),
            });
        }

        var where = info.Namespace.Length == 0 ? "at the cluster scope" : $"in the namespace \"{info.Namespace}\"";
        var resource = info.Subresource.Length == 0 ? info.Resource : info.Resource + "/" + info.Subresource;
        var qualified = info.Group.Length == 0 ? info.Resource : info.Resource + "." + info.Group;
        var name = info.Name.Length == 0 ? "" : $"\"{info.Name}\" ";
        return new(new ApiStatus
        {
            Code = 403,
            Reason = "Forbidden",
            Message = $"{qualified} {name}is forbidden: User \"{user.Name}\" cannot {info.Verb} resource \"{resource}\" in API group \"{info.Group}\" {where}",
            Details = new StatusDetails { Name = info.Name, Group = info.Group, Kind = info.Resource },
        });
    }
}
