using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Resources.Admission;

/// <summary>A ValidatingWebhookConfiguration or MutatingWebhookConfiguration.</summary>
public sealed record WebhookConfiguration : IKubernetesObject
{
    /// <inheritdoc/>
    public required ObjectMeta Metadata { get; init; }

    /// <summary><c>webhooks</c>.</summary>
    public ImmutableArray<AdmissionWebhook> Webhooks { get; init; } = [];
}
