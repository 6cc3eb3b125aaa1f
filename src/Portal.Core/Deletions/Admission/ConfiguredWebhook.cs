using System.Collections.Immutable;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Admission;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Watching;
using Portal.Core.Deletions.Explainers;
using Portal.Core.Findings;
using Portal.Core.Text;

namespace Portal.Core.Deletions.Admission;

/// <summary>One webhook of a cluster with the configuration that it stands in.</summary>
/// <param name="Configuration">The configuration.</param>
/// <param name="Webhook">The webhook.</param>
/// <param name="Index">Its place in the configuration.</param>
/// <param name="Created">Since when the configuration is there; the zero time if it does not say.</param>
internal sealed record ConfiguredWebhook(ObjectReference Configuration, AdmissionWebhook Webhook, int Index, DateTimeOffset Created)
{
    private const string Fail = "Fail";

    /// <summary>All of a cluster, those that refuse before those that alter.</summary>
    public static ImmutableArray<ConfiguredWebhook> Of(ClusterView view) =>
    [
        .. Of(KnownResources.ValidatingWebhooks, view.ValidatingWebhooks), .. Of(KnownResources.MutatingWebhooks, view.MutatingWebhooks),
    ];

    /// <summary>It was heard: it refused, or the API server could not ask it.</summary>
    public Objection Heard(DeletingObject obj, AdmissionAnswer answer)
    {
        var backend = ServiceBackend.Of(obj.View, Webhook.Service, Webhook.Url, obj.Deadline);
        return answer.Denied
            ? Make(
                answer.Denied ? true : null,
                new($"It refused the request: {answer.Message}", $"它拒绝了该请求：{answer.Message}"),
                [answer.Proof, Configured()],
                isFact: true,
                new($"Do what {Webhook.Name} asks for, or have its owner let the deletion through: {answer.Message}", $"满足 {Webhook.Name} 的要求，或请其负责人放行该删除：{answer.Message}"))
            : Make(
                backend.Alive == true ? null : backend.Alive,
                new($"The API server could not ask it: {answer.Message} {backend.Text.En}", $"API server 无法询问它：{answer.Message} {backend.Text.Zh}"),
                [answer.Proof, Configured(), .. backend.Evidence],
                isFact: Webhook.FailurePolicy == Fail,
                Repair());
    }

    /// <summary>What can be said of it when nothing was heard; null: it does not stand in the way.</summary>
    /// <param name="obj">The object in deletion.</param>
    /// <param name="requests">What must get through.</param>
    /// <param name="isUnexplained">Whether somebody lives who should have finished: only then is a webhook that lives worth a word.</param>
    public Objection? Judge(DeletingObject obj, IEnumerable<AdmissionRequest> requests, bool isUnexplained)
    {
        var (request, covers) = requests.Select(r => (Request: r, Covers: WebhookScope.Covers(obj.View, Webhook, r)))
            .OrderByDescending(static r => r.Covers switch { true => 2, null => 1, false => 0 }).FirstOrDefault(static r => r.Covers != false);
        if (request is null)
        {
            return null;
        }

        var backend = ServiceBackend.Of(obj.View, Webhook.Service, Webhook.Url, obj.Deadline);
        if (backend.Alive == false)
        {
            return Webhook.FailurePolicy != Fail ? null
                : covers == true ? Make(
                    false,
                    new(
                        $"It must be asked about each {request.Words} and does not answer, so the API server refuses all of them (failurePolicy Fail). {backend.Text.En}",
                        $"每个 {request.Words} 请求都必须询问它，而它没有应答，因此 API server 全部拒绝（failurePolicy Fail）。{backend.Text.Zh}"),
                    [Configured(), .. backend.Evidence],
                    isFact: true,
                    Repair())
                : Make(
                    false,
                    new(
                        $"It does not answer; if it is asked about {request.Words} here (its selectors or matchConditions decide that), the API server refuses it. {backend.Text.En}",
                        $"它没有应答；如果此处的 {request.Words} 需要询问它（取决于其选择器或 matchConditions），API server 就会拒绝。{backend.Text.Zh}"),
                    [Configured(), .. backend.Evidence],
                    isFact: false,
                    Repair());
        }

        return isUnexplained
            ? Make(
                backend.Alive,
                new(
                    $"Possible, not proved: it is asked about {request.Words} and may refuse it; no event and no condition says that it did. {backend.Text.En}",
                    $"可能，但没有证据：{request.Words} 会询问它，它可能拒绝；没有事件或状态条件表明它拒绝过。{backend.Text.Zh}"),
                [Configured()],
                isFact: false,
                new("", ""))
            : null;
    }

    private static IEnumerable<ConfiguredWebhook> Of(ResourceKind kind, ResourceSnapshot<WebhookConfiguration> configurations) =>
        configurations.Items.OrderBy(static c => c.Metadata.Name, StringComparer.Ordinal)
            .SelectMany(c => c.Webhooks.Select((webhook, i) => new ConfiguredWebhook(ObjectReference.To(kind, c), webhook, i, c.Metadata.CreationTimestamp ?? default)));

    private Objection Make(bool? alive, LocalizedText text, ImmutableArray<Evidence> evidence, bool isFact, LocalizedText next) => new(
        new Holder
        {
            Type = HolderType.Policy,
            Name = $"webhook {Webhook.Name}",
            Alive = alive,
            Object = Configuration,
            Text = new($"Webhook {Webhook.Name} of {Configuration.Kind} {Configuration.Name}. {text.En}", $"{Configuration.Kind} {Configuration.Name} 的 webhook {Webhook.Name}。{text.Zh}"),
            Evidence = evidence,
        },
        isFact,
        next,
        Causes.Object(
            Configuration,
            alive == true
                ? new($"Webhook {Webhook.Name} refuses the change", $"webhook {Webhook.Name} 拒绝该更改")
                : new($"Webhook {Webhook.Name} does not answer", $"webhook {Webhook.Name} 没有应答")));

    private Evidence Configured() => Proof.Field(
        Configuration, $"webhooks[{Index}].failurePolicy", Webhook.FailurePolicy, Created,
        Webhook.FailurePolicy == Fail
            ? new("Without its answer the request is refused.", "得不到它的应答，请求就会被拒绝。")
            : new("Without its answer the request goes through.", "得不到它的应答，请求仍会通过。"));

    private LocalizedText Repair()
    {
        var where = Webhook.Service is { } service ? $"Service {service.Key}" : Webhook.Url;
        return new(
            $"Bring back what answers for the webhook ({where}); if nobody needs it any more, delete {Configuration.Kind} {Configuration.Name}. Removing finalizers by hand is refused just the same until then.",
            $"恢复为该 webhook 应答的组件（{where}）；如果已没有人需要它，删除 {Configuration.Kind} {Configuration.Name}。在此之前，手工移除 finalizer 同样会被拒绝。");
    }
}
