using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Watching;

namespace Portal.Core.Deletions.Admission;

/// <summary>The webhooks of a cluster for those who explain one object at a time, as detectors do.</summary>
public static class AdmissionVerdicts
{
    /// <summary>The verdict with the webhooks that refuse, or may refuse, what must happen before the object can go.</summary>
    public static DeletionVerdict With(DeletingObject obj, DeletionVerdict verdict) => new RefusingWebhooks(ConfiguredWebhook.Of(obj.View)).With(obj, verdict);

    /// <summary>Whether a webhook is answered by this service: what happens to it then changes verdicts.</summary>
    /// <param name="view">What is known of the cluster.</param>
    /// <param name="service">The service.</param>
    public static bool IsBackend(ClusterView view, ObjectKey service) => Services(view).Any(key => key == service);

    /// <summary>Whether a webhook is answered by a pod with these labels.</summary>
    /// <param name="view">What is known of the cluster.</param>
    /// <param name="pod">The pod's metadata.</param>
    public static bool IsBackend(ClusterView view, ObjectMeta pod) => Services(view).Any(key =>
        key.Namespace == pod.Namespace && view.Services.Find(key) is { Selector.IsEmpty: false } service && service.Selects(pod.Namespace, pod.Labels));

    private static IEnumerable<ObjectKey> Services(ClusterView view) => view.ValidatingWebhooks.Items.Concat(view.MutatingWebhooks.Items)
        .SelectMany(static configuration => configuration.Webhooks).Select(static webhook => webhook.Service)
        .Where(static service => service is not null).Select(static service => new ObjectKey(service!.Namespace, service.Name));
}
