using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Apis;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Watching.Metadata;
using Portal.Core.Deletions.Explainers;
using Portal.Core.Findings;

namespace Portal.Core.Deletions.Admission;

/// <summary>
/// Conversion webhooks that are down: the API server cannot list such a kind as soon as one object is stored in another version, so nobody can empty what
/// holds its objects. Told only with a proof: the API server's own words, or a list of the kind that fails while nobody is behind the webhook. Pure.
/// </summary>
internal static class ConversionWebhooks
{
    private const string Words = "conversion webhook for ";

    /// <summary>The definition as a holder; null: its conversion is not seen to fail.</summary>
    /// <param name="obj">The object that waits for the kind's objects.</param>
    /// <param name="definition">The definition.</param>
    /// <param name="said">What a controller says, with the evidence that shows it.</param>
    public static Holder? Of(DeletingObject obj, CustomResourceDefinition definition, IEnumerable<(string Message, Evidence Evidence)> said)
    {
        if (definition.ConversionStrategy != "Webhook")
        {
            return null;
        }

        var backend = ServiceBackend.Of(obj.View, definition.ConversionService, definition.ConversionUrl, obj.Deadline);
        var gap = obj.View.Metadata.Gaps.FirstOrDefault(g =>
            g.Group == definition.Group && g.Resource == definition.Plural && g.Cause is (MetadataGapCause.Failing or MetadataGapCause.Syncing) && (backend.Alive == false || Names(g.Reason, definition)));
        var (message, evidence) = said.FirstOrDefault(s => Names(s.Message, definition));
        if (evidence is null && gap is null)
        {
            return null;
        }

        var reference = ObjectReference.To(KnownResources.CustomResourceDefinitions, definition);
        return new Holder
        {
            Type = HolderType.Controller,
            Name = $"conversion webhook of {definition.Metadata.Name}",
            Object = reference,
            Alive = evidence is null ? backend.Alive : backend.Alive == true ? null : backend.Alive,
            Text = new(
                $"Objects of {definition.Metadata.Name} cannot be listed: their conversion webhook does not answer. {backend.Text.En}{(message is null ? "" : " " + message)}",
                $"无法列出 {definition.Metadata.Name} 的对象：它的转换 webhook 没有应答。{backend.Text.Zh}{(message is null ? "" : " " + message)}"),
            Evidence =
            [
                .. evidence is null ? (Evidence[])[] : [evidence],
                .. gap is null ? (Evidence[])[] : [Proof.Field(
                    reference, $"GET /apis/{definition.Group}/{gap.Version}/{definition.Plural}", gap.Reason, gap.Since ?? obj.Deadline,
                    new("The portal's own list of the kind fails.", "门户自己也无法列出该类型。"))],
                Proof.Field(
                    reference, "spec.conversion.strategy", definition.ConversionStrategy, obj.Deadline,
                    new($"Objects stored in another version are converted by a webhook. Stored: {string.Join(", ", definition.StoredVersions)}.", $"以其他版本存储的对象由 webhook 转换。存储版本：{string.Join("、", definition.StoredVersions)}。")),
                .. backend.Evidence,
            ],
        };
    }

    /// <summary>The verdict of an object that waits for objects of a kind whose conversion is down.</summary>
    public static DeletionVerdict Verdict(DeletingObject obj, DeletionVerdict verdict, Holder conversion)
    {
        var name = conversion.Object!.Name;
        return verdict with
        {
            Reason = "ConversionFailure",
            Text = new($"{obj.Kind.Kind} {obj.Key} cannot go. {conversion.Text.En}", $"{obj.Kind.Kind} {obj.Key} 删不掉。{conversion.Text.Zh}"),
            NextStep = new(
                $"Bring back the service of the conversion webhook of {name}. If its operator is gone for good, and only then: set spec.conversion.strategy of the definition to None, which lists the objects with nothing but their apiVersion changed.",
                $"恢复 {name} 的转换 webhook 所用的服务。仅当其 operator 确定不再需要时：把该定义的 spec.conversion.strategy 改为 None，这样列出对象时只会改动 apiVersion。"),
            Cause = Causes.Object(conversion.Object, new($"The conversion webhook of {name} does not answer", $"{name} 的转换 webhook 没有应答")),
            Waiting = false,
        };
    }

    private static bool Names(string message, CustomResourceDefinition definition)
    {
        var at = message.IndexOf(Words + definition.Group + "/", StringComparison.Ordinal);
        return at >= 0 && message.IndexOf($"Kind={definition.InstanceKind} failed", at, StringComparison.Ordinal) > 0;
    }
}
