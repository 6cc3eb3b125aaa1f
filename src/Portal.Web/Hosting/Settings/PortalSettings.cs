using System.Collections.Immutable;
using System.Net;
using Portal.Core.Knowledge.Links;

namespace Portal.Web.Hosting.Settings;

/// <summary>Everything that a person can set, read once at start by <see cref="PortalSettingsReader"/> from the command line and the environment.</summary>
public sealed record PortalSettings
{
    /// <summary>The address that the portal listens on; loopback unless told otherwise (<c>PORTAL_LISTEN</c>).</summary>
    public required IPAddress Listen { get; init; }

    /// <summary>The port (<c>PORTAL_PORT</c>, <c>--port</c>; default 8080; 0 takes a free one).</summary>
    public required int Port { get; init; }

    /// <summary>
    /// A port of its own for <c>/metrics</c>, without signing in (<c>PORTAL_METRICS_PORT</c>; 0 takes a free one); null: <c>/metrics</c> is on the
    /// main port only, for those who may read.
    /// </summary>
    public int? MetricsPort { get; init; }

    /// <summary>
    /// Proxies before the portal whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed (<c>PORTAL_TRUSTED_PROXIES</c>, addresses and networks
    /// parted by commas); empty: nobody's.
    /// </summary>
    public ImmutableArray<IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>Npgsql connection string (<c>PORTAL_DATABASE</c>); null starts the embedded PostgreSQL in <see cref="DataDirectory"/>.</summary>
    public string? Database { get; init; }

    /// <summary>Absolute path of the data directory (<c>PORTAL_DATA</c>; default <c>.portal</c>).</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Where the portal remembers, outside the database, how far the audit log has come.</summary>
    public string AuditMemory => Path.Combine(DataDirectory, "audit-head.json");

    /// <summary>Synonyms of this site for the search, beside those that are shipped (<c>PORTAL_SYNONYMS</c>; default <c>synonyms.txt</c> in <see cref="DataDirectory"/>). Read again when it changes.</summary>
    public string Synonyms { get; init; } = "";

    /// <summary>kubeconfig files (<c>--kubeconfig</c>, else <c>KUBECONFIG</c>, several parted by colons); empty: in-cluster, or the demo.</summary>
    public ImmutableArray<string> Kubeconfigs { get; init; } = [];

    /// <summary>Whether the portal runs in a pod (<c>KUBERNETES_SERVICE_HOST</c> is set).</summary>
    public bool InCluster { get; init; }

    /// <summary>
    /// The portal's own pod, by the downward API (<c>PORTAL_POD_NAMESPACE</c>, <c>PORTAL_POD_NAME</c>, <c>PORTAL_POD_UID</c>), so that remediation leaves it
    /// and its database alone; empty outside a cluster.
    /// </summary>
    public (string Namespace, string Name, string Uid) Pod { get; init; } = ("", "", "");

    /// <summary>Base URL of Prometheus for each cluster (<c>PORTAL_PROMETHEUS</c>); the key <c>*</c> is for all others.</summary>
    public ImmutableDictionary<string, Uri> Prometheus { get; init; } = ImmutableDictionary<string, Uri>.Empty;

    /// <summary>Whether the portal calls out to see if the links of its articles still work (<c>PORTAL_LINK_CHECK</c>: <c>off</c>, the default, or <c>daily</c>).</summary>
    public LinkCheckMode LinkCheck { get; init; }

    /// <summary>Nodes of the demo cluster (<c>--demo-nodes</c>).</summary>
    public int DemoNodes { get; init; } = 20;

    /// <summary>Pods on each node of the demo cluster (<c>--demo-pods-per-node</c>).</summary>
    public int DemoPodsPerNode { get; init; } = 10;

    /// <summary>Whether the data directory is emptied first (<c>--reset</c>).</summary>
    public bool Reset { get; init; }

    /// <summary>How people sign in (<c>PORTAL_SIGN_IN</c>). There is no default: development sign-in must be chosen by name.</summary>
    public required SignInMode SignIn { get; init; }

    /// <summary>OpenID Connect settings; null in development sign-in.</summary>
    public OidcSettings? Oidc { get; init; }

    /// <summary>What groups of the identity provider may do at which place (<c>PORTAL_GRANTS</c> names a JSON file); beside the groups named after roles.</summary>
    public ImmutableArray<GroupGrant> Grants { get; init; } = [];

    /// <summary>Who is told of a broken glass (<c>PORTAL_NOTIFY_WEBHOOK</c>, an http or https URL); null: only the pages tell.</summary>
    public Uri? NotifyWebhook { get; init; }

    /// <summary>Whether the portal shows a simulated cluster because no real one was named.</summary>
    public bool IsDemo => Kubeconfigs.IsEmpty && !InCluster;
}
