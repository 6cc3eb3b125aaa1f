using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Services;

namespace Portal.Cluster.Resources.Admission;

/// <summary>One webhook of a configuration.</summary>
public sealed record AdmissionWebhook
{
    /// <summary>Its name; refusals carry it: <c>admission webhook "x" denied the request</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it is asked about.</summary>
    public ImmutableArray<WebhookRule> Rules { get; init; } = [];

    /// <summary><c>Fail</c>: without its answer the request is refused; or <c>Ignore</c>.</summary>
    public string FailurePolicy { get; init; } = "Fail";

    /// <summary>The service that is called; null when it is called by address.</summary>
    public ServiceReference? Service { get; init; }

    /// <summary>The address that is called; empty when it is a service.</summary>
    public string Url { get; init; } = "";

    /// <summary>How long the API server waits for it.</summary>
    public int TimeoutSeconds { get; init; } = 10;

    /// <summary>Of which namespaces it is asked about the objects (and the namespaces themselves); null: of all.</summary>
    public LabelSelector? NamespaceSelector { get; init; }

    /// <summary>About which objects it is asked; null: about all.</summary>
    public LabelSelector? ObjectSelector { get; init; }

    /// <summary>It has matchConditions: expressions that leave some requests out, which the portal does not evaluate.</summary>
    public bool HasMatchConditions { get; init; }
}
