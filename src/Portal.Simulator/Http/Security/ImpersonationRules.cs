using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Security;

/// <summary>Who may act as whom: the verb impersonate on users, groups and service accounts.</summary>
internal static class ImpersonationRules
{
    /// <exception cref="ApiException">403.</exception>
    public static void Check(RbacAuthorizer authorizer, UserInfo user, UserInfo wanted)
    {
        Require(authorizer, user, "users", wanted.Name);
        foreach (var group in wanted.Groups)
        {
            if (group is not (UserInfo.Authenticated or "system:unauthenticated"))
            {
                Require(authorizer, user, "groups", group);
            }
        }
    }

    private static void Require(RbacAuthorizer authorizer, UserInfo user, string resource, string name)
    {
        var (what, ns, objectName) = (resource, "", name);
        if (resource == "users" && name.Split(':') is ["system", "serviceaccount", var accountNamespace, var account])
        {
            (what, ns, objectName) = ("serviceaccounts", accountNamespace, account);
        }

        var access = new AccessAttributes { Verb = "impersonate", Resource = what, Namespace = ns, Name = objectName };
        if (!authorizer.Authorize(user, access).Allowed)
        {
            var where = ns.Length == 0 ? "at the cluster scope" : $"in the namespace \"{ns}\"";
            throw new ApiException(new ApiStatus
            {
                Code = 403,
                Reason = "Forbidden",
                Message = $"{what} \"{objectName}\" is forbidden: User \"{user.Name}\" cannot impersonate resource \"{what}\" in API group \"\" {where}",
                Details = new StatusDetails { Name = objectName, Kind = what },
            });
        }
    }
}
