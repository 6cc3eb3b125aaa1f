namespace Portal.Core.Remediation.Safety;

/// <summary>
/// Where the portal itself runs, as Kubernetes told it (the downward API; docs/safety.md says how). Empty outside a cluster: then there is nothing of
/// its own to protect.
/// </summary>
/// <param name="Namespace">Namespace of its pod.</param>
/// <param name="Pod">Name of its pod.</param>
/// <param name="PodUid">uid of its pod: by this it knows which of its clusters is the one that it lives in.</param>
/// <param name="DatabaseHost">Host of its database, such as <c>db.portal.svc</c>.</param>
public sealed record PortalHome(string Namespace, string Pod, string PodUid, string DatabaseHost)
{
    /// <summary>Not in a cluster.</summary>
    public static PortalHome None { get; } = new("", "", "", "");
}
