using System.Collections.Immutable;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Admission;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Watching;

namespace Portal.Core.Deletions.Admission;

/// <summary>Whether the API server asks a webhook about a request. Pure.</summary>
internal static class WebhookScope
{
    /// <summary>True: it does; false: it does not; null: it depends on something that the portal does not see (labels, matchConditions).</summary>
    public static bool? Covers(ClusterView view, AdmissionWebhook webhook, AdmissionRequest request)
    {
        // The API server never asks about these two kinds: a webhook must not be able to guard itself.
        if (request.Kind is { Group: "admissionregistration.k8s.io", Resource: "validatingwebhookconfigurations" or "mutatingwebhookconfigurations" }
            || !webhook.Rules.Any(rule => rule.Covers(request.Operation, request.Kind, request.Subresource)))
        {
            return false;
        }

        // A namespace is selected by its own labels; other objects of cluster scope are never left out.
        var isSpace = request.Kind == KnownResources.Namespaces;
        var space = !isSpace && !request.Kind.Namespaced ? true : Selects(webhook.NamespaceSelector, isSpace ? request.Labels : view.Namespaces.Find("", request.Namespace)?.Metadata.Labels);
        var obj = Selects(webhook.ObjectSelector, request.Labels);
        return space == false || obj == false ? false
            : space is null || obj is null || webhook.HasMatchConditions ? null
            : true;
    }

    private static bool? Selects(LabelSelector? selector, ImmutableDictionary<string, string>? labels) => selector is null ? true : labels is null ? null : selector.Selects(labels);
}
