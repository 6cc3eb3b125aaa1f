using System.Text.Json.Nodes;
using Portal.Simulator.Controllers.Engine;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Namespaces;

/// <summary>What each active namespace has: the service account <c>default</c> and, when the cluster has an authority, <c>kube-root-ca.crt</c>.</summary>
public sealed class NamespaceDefaults(ClusterAccess cluster, WorkSchedule work, ControllerOptions options) : IController
{
    private const string Account = "default";
    private const string Authority = "kube-root-ca.crt";

    /// <inheritdoc/>
    public string Name => "namespace-defaults";

    /// <inheritdoc/>
    public void Observe(ObjectChange change)
    {
        if (change.Is(KnownResources.Namespaces) && change.Type == WatchEventType.Added && !change.Json.IsTerminating())
        {
            work.Add(this, change.Object.Name);
        }
        else if (change.Type == WatchEventType.Deleted
            && ((change.Is(KnownResources.ServiceAccounts) && change.Object.Name == Account) || (change.Is(KnownResources.ConfigMaps) && change.Object.Name == Authority)))
        {
            work.Add(this, change.Object.Namespace);
        }
    }

    /// <inheritdoc/>
    public void Reconcile(string key)
    {
        if (cluster.Get(KnownResources.Namespaces, "", key) is not { } ns || ns.IsTerminating())
        {
            return;
        }

        if (cluster.Get(KnownResources.ServiceAccounts, key, Account) is null)
        {
            cluster.TryCreate(KnownResources.ServiceAccounts, new JsonObject { ["metadata"] = new JsonObject { ["name"] = Account, ["namespace"] = key } });
        }

        if (options.RootCertificate is { } certificate && cluster.Get(KnownResources.ConfigMaps, key, Authority) is null)
        {
            cluster.TryCreate(KnownResources.ConfigMaps, new JsonObject
            {
                ["metadata"] = new JsonObject { ["name"] = Authority, ["namespace"] = key },
                ["data"] = new JsonObject { ["ca.crt"] = certificate },
            });
        }
    }
}
