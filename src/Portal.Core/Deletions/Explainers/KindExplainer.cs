using System.Globalization;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Watching;
using Portal.Core.Deletions.Admission;
using Portal.Core.Deletions.Controllers;

namespace Portal.Core.Deletions.Explainers;

/// <summary>Custom resource definitions: <c>customresourcecleanup.apiextensions.k8s.io</c> waits for the instances of the kind.</summary>
public sealed class KindExplainer : IDeletionExplainer
{
    private const string Cleanup = "customresourcecleanup.apiextensions.k8s.io";

    /// <inheritdoc/>
    public bool Explains(ResourceKind kind) => kind is { Group: "apiextensions.k8s.io", Resource: "customresourcedefinitions" };

    /// <inheritdoc/>
    public DeletionVerdict Explain(DeletingObject obj)
    {
        var verdict = Instances(obj);
        return Conversion(obj) is { } conversion ? ConversionWebhooks.Verdict(obj, verdict with { Holders = [conversion, .. verdict.Holders] }, conversion) : verdict;
    }

    private static Holder? Conversion(DeletingObject obj) =>
        obj.Metadata.Finalizers.Contains(Cleanup, StringComparer.Ordinal) && obj.View.CustomResourceDefinitions.Find("", obj.Metadata.Name) is { } definition
            ? ConversionWebhooks.Of(obj, definition, definition.Conditions.Select(c => (c.Message, Proof.Field(
                obj.Reference, $"status.conditions[{c.Type}]", $"{c.Reason}: {c.Message}", c.LastTransitionTime ?? obj.Deadline,
                new("The API server says so of the definition.", "这是 API server 对该定义的说法。")))))
            : null;

    private static DeletionVerdict Instances(DeletingObject obj)
    {
        var verdict = FinalizerExplainer.Explain(obj, FinalizerHolders.Of(obj));
        var dot = obj.Metadata.Name.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0 || !obj.Metadata.Finalizers.Contains(Cleanup, StringComparer.Ordinal))
        {
            return verdict;
        }

        // The name of a definition is <plural>.<group>, by the API's own rule.
        var (resource, group) = (obj.Metadata.Name[..dot], obj.Metadata.Name[(dot + 1)..]);
        var snapshot = obj.View.Metadata.Snapshots.FirstOrDefault(s => s.Kind.Group == group && s.Kind.Resource == resource);
        if (snapshot is null || snapshot.Count == 0)
        {
            return snapshot is { Status.State: WatchState.Synced } ? verdict : verdict with
            {
                Text = new(
                    $"CustomResourceDefinition {obj.Metadata.Name} waits for its instances, and the portal cannot see whether there are any.",
                    $"CustomResourceDefinition {obj.Metadata.Name} 在等它的实例消失，但门户看不到是否还有实例。"),
            };
        }

        var held = snapshot.InDeletion.OrderByDescending(static o => o.Metadata.Finalizers.Length > 0).ThenBy(static o => o.Metadata.DeletionTimestamp)
            .ThenBy(static o => ObjectKey.Of(o).ToString(), StringComparer.Ordinal).FirstOrDefault();
        var first = held is null ? null : ObjectReference.To(snapshot.Kind, held);
        var holder = new Holder
        {
            Type = HolderType.Child,
            Name = $"{snapshot.Count} {resource}",
            Object = first,
            Text = held is null
                ? new($"{snapshot.Count} instances are left, none of them in deletion.", $"还有 {snapshot.Count} 个实例，都没有在删除。")
                : new(
                    $"{snapshot.Count} instances are left, {snapshot.InDeletion.Count} of them in deletion{(held.Metadata.Finalizers.IsEmpty ? "" : $", held by {string.Join(", ", held.Metadata.Finalizers)}")}.",
                    $"还有 {snapshot.Count} 个实例，其中 {snapshot.InDeletion.Count} 个正在删除{(held.Metadata.Finalizers.IsEmpty ? "" : $"，被 {string.Join("、", held.Metadata.Finalizers)} 拦着")}。"),
            Evidence =
            [
                Proof.Field(
                    first, $"kubectl get {obj.Metadata.Name} -A", snapshot.Count.ToString(CultureInfo.InvariantCulture), obj.Deadline,
                    new("Instances of the kind.", "该类型的实例。")),
            ],
        };
        return verdict with
        {
            Reason = "InstancesRemain",
            Text = new(
                $"CustomResourceDefinition {obj.Metadata.Name} cannot go: {holder.Text.En}", $"CustomResourceDefinition {obj.Metadata.Name} 删不掉：{holder.Text.Zh}"),
            NextStep = first is null
                ? new("Delete the instances, or find out why the API server does not.", "删除这些实例，或查明 API server 为什么没有删除。")
                : new($"Free {first} first.", $"先处理 {first}。"),
            Holders = [holder, .. verdict.Holders],
            Cause = Causes.Object(obj.Reference, new(
                $"{snapshot.Kind.Kind} objects are left, and their definition is to go", $"{snapshot.Kind.Kind} 仍有实例，而其定义正在删除")),
            Waiting = false,
        };
    }
}
