using System.Collections.Immutable;
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

    /// <summary>It has a namespaceSelector with terms: some namespaces are not asked about.</summary>
    public bool HasNamespaceSelector { get; init; }

    /// <summary>It has an objectSelector with terms: some objects are not asked about.</summary>
    public bool HasObjectSelector { get; init; }
}
