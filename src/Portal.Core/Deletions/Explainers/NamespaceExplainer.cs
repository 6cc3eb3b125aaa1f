using System.Collections.Immutable;
using System.Globalization;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Resources.Namespaces;
using Portal.Cluster.Watching;
using Portal.Cluster.Watching.Metadata;
using Portal.Core.Deletions.Admission;
using Portal.Core.Deletions.Controllers;
using Portal.Core.Findings;
using Portal.Core.Text;

namespace Portal.Core.Deletions.Explainers;

/// <summary>
/// Namespaces: they go when everything in them is gone. What is left is counted kind by kind from the portal's own view of all kinds; an API that does not answer
/// stops the namespace controller before it has looked, and is told first. The conditions are those of KEP-less kubernetes/kubernetes
/// <c>pkg/controller/namespace/deletion</c>.
/// </summary>
public sealed class NamespaceExplainer : IDeletionExplainer
{
    private const int MostKinds = 12;
    private static readonly ObjectKey ControllerLease = ControllerManager.LeaseKey;

    /// <inheritdoc/>
    public bool Explains(ResourceKind kind) => kind == KnownResources.Namespaces;

    /// <inheritdoc/>
    public DeletionVerdict Explain(DeletingObject obj)
    {
        if (obj.View.Namespaces.Find("", obj.Metadata.Name) is not { } space || space.Metadata.Uid != obj.Metadata.Uid)
        {
            return FinalizerExplainer.Explain(obj, FinalizerHolders.Of(obj));
        }

        ImmutableArray<Holder> apis = [.. Apis(obj, space)];
        ImmutableArray<Holder> conversions = [.. Conversions(obj, space)];
        ImmutableArray<Holder> content = [.. Content(obj, space)];
        ImmutableArray<Holder> own = [.. Own(obj, space)];
        ImmutableArray<Holder> holders = [.. apis, .. conversions, .. content, .. own];
        var verdict = !apis.IsEmpty ? ApiDown(obj, apis[0], holders)
            : !content.IsEmpty ? ContentLeft(obj, content, holders)
            : Empty(obj, space, holders);
        return apis.IsEmpty && !conversions.IsEmpty ? ConversionWebhooks.Verdict(obj, verdict, conversions[0]) : verdict;
    }

    /// <summary>Whether all that could be in the namespace was looked at: only then is "nothing left" a proof.</summary>
    public static bool IsSeenWhole(ClusterView view) => view.Metadata.Gaps.Count == 0 && view.Metadata.Kinds.AsOf is not null;

    private static IEnumerable<Holder> Apis(DeletingObject obj, Namespace space)
    {
        var failure = True(space, "NamespaceDeletionDiscoveryFailure") ?? True(space, "NamespaceDeletionGroupVersionParsingFailure");
        if (failure is null)
        {
            yield break;
        }

        var down = BrokenApis.Of(obj, failure.Message).ToArray();
        foreach (var holder in down)
        {
            yield return holder with { Evidence = [Of(obj, failure), .. holder.Evidence] };
        }

        if (down.Length == 0)
        {
            yield return new Holder
            {
                Type = HolderType.Controller,
                Name = "discovery",
                Text = new(
                    $"The namespace controller could not ask for all kinds, so it stopped: {failure.Message}",
                    $"namespace 控制器无法取得全部类型，因此停止处理：{failure.Message}"),
                Evidence = [Of(obj, failure)],
            };
        }
    }

    // A kind that cannot be listed cannot be emptied, whatever is left of the others.
    private static IEnumerable<Holder> Conversions(DeletingObject obj, Namespace space)
    {
        var said = space.Conditions.Where(static c => c.Status == "True").Select(c => (c.Message, Of(obj, c))).ToArray();
        return obj.View.CustomResourceDefinitions.Items.Where(static d => d.Namespaced).OrderBy(static d => d.Metadata.Name, StringComparer.Ordinal)
            .Select(definition => ConversionWebhooks.Of(obj, definition, said)).OfType<Holder>();
    }

    private static IEnumerable<Holder> Content(DeletingObject obj, Namespace space)
    {
        var left = obj.View.Metadata.ContentOf(space.Metadata.Name)
            .OrderByDescending(static c => c.InDeletion > 0).ThenByDescending(static c => c.Count).ThenBy(static c => c.Kind.Kind, StringComparer.Ordinal).ToArray();
        foreach (var content in left.Take(MostKinds))
        {
            yield return Of(obj, content);
        }

        if (left.Length > MostKinds)
        {
            var more = left.Skip(MostKinds).ToArray();
            yield return new Holder
            {
                Type = HolderType.Child,
                Name = $"{more.Length} more kinds",
                Text = new(
                    $"{more.Sum(static c => c.Count)} objects of {more.Length} more kinds are left.",
                    $"还有 {more.Length} 种类型的 {more.Sum(static c => c.Count)} 个对象。"),
            };
        }

        if (True(space, "NamespaceDeletionContentFailure") is { } failure)
        {
            yield return new Holder
            {
                Type = HolderType.Controller,
                Name = "namespace controller",
                Alive = true,
                Text = new($"The namespace controller could not delete everything: {failure.Message}", $"namespace 控制器无法删除全部内容：{failure.Message}"),
                Evidence = [Of(obj, failure)],
            };
        }
    }

    private static Holder Of(DeletingObject obj, NamespaceContent content)
    {
        var name = obj.Metadata.Name;
        var snapshot = obj.View.Metadata.Of(content.Kind)!;
        var held = snapshot.InDeletion.Where(o => o.Metadata.Namespace == name)
            .OrderByDescending(static o => o.Metadata.Finalizers.Length > 0).ThenBy(static o => o.Metadata.DeletionTimestamp)
            .ThenBy(static o => o.Metadata.Name, StringComparer.Ordinal).ToArray();
        var finalizers = held.SelectMany(static o => o.Metadata.Finalizers).GroupBy(static f => f, StringComparer.Ordinal)
            .OrderByDescending(static g => g.Count()).ThenBy(static g => g.Key, StringComparer.Ordinal).Select(static g => $"{g.Key} ({g.Count()})").ToArray();
        var first = held.Length > 0 ? new ObjectReference(content.Kind.ApiVersion, content.Kind.Kind, name, held[0].Metadata.Name, held[0].Metadata.Uid) : null;
        var by = finalizers.Length == 0 ? new LocalizedText("", "") : new LocalizedText($", held by {string.Join(", ", finalizers)}", $"，被 {string.Join("、", finalizers)} 拦着");
        return new Holder
        {
            Type = HolderType.Child,
            Name = $"{content.Count} {content.Kind.Resource}",
            Object = first,
            Text = content.InDeletion == 0
                ? new(
                    $"{content.Count} {content.Kind.Kind} objects are left and not in deletion yet.",
                    $"还有 {content.Count} 个 {content.Kind.Kind}，尚未开始删除。")
                : new(
                    $"{content.Count} {content.Kind.Kind} objects are left, {content.InDeletion} of them in deletion{by.En}.",
                    $"还有 {content.Count} 个 {content.Kind.Kind}，其中 {content.InDeletion} 个正在删除{by.Zh}。"),
            Evidence =
            [
                Proof.Field(
                    first, $"kubectl get {content.Kind.Resource}{(content.Kind.Group.Length == 0 ? "" : "." + content.Kind.Group)} -n {name}",
                    content.Count.ToString(CultureInfo.InvariantCulture), obj.Deadline,
                    new($"{content.Count} objects of this kind are in the namespace.", $"命名空间里有 {content.Count} 个该类型的对象。")),
            ],
        };
    }

    /// <summary>Finalizers of the namespace itself: <c>spec.finalizers</c>, which only the namespace controller removes, and those of metadata.</summary>
    private static IEnumerable<Holder> Own(DeletingObject obj, Namespace space)
    {
        foreach (var finalizer in space.SpecFinalizers)
        {
            var holder = FinalizerExplainer.Of(obj, FinalizerHolders.Of(obj, finalizer));
            var path = $"spec.finalizers[{space.SpecFinalizers.IndexOf(finalizer)}]";
            yield return holder with
            {
                Evidence =
                [
                    Proof.Field(obj.Reference, path, finalizer, obj.Deadline, new($"{finalizer} stands in spec.finalizers.", $"spec.finalizers 中有 {finalizer}。")),
                    .. holder.Evidence.Skip(1),
                ],
            };
        }

        foreach (var finalizer in FinalizerHolders.Of(obj))
        {
            yield return FinalizerExplainer.Of(obj, finalizer);
        }
    }

    private static DeletionVerdict ApiDown(DeletingObject obj, Holder api, ImmutableArray<Holder> holders) => new()
    {
        Reason = "DiscoveryFailure",
        Text = new(
            $"Namespace {obj.Metadata.Name} cannot go: the namespace controller cannot ask for everything that may be in it. {api.Text.En}",
            $"命名空间 {obj.Metadata.Name} 删不掉：namespace 控制器无法查询其中可能存在的全部内容。{api.Text.Zh}"),
        NextStep = new(
            $"Repair what serves {api.Name}, or delete the APIService if nobody needs it; every Terminating namespace waits for it.",
            $"修复提供 {api.Name} 的服务；如果没有人需要它，就删除这个 APIService。所有 Terminating 的命名空间都在等它。"),
        Holders = holders,
        Cause = api.Object is { } reference ? Causes.ApiService(reference) : Causes.Controller("discovery"),
    };

    private static DeletionVerdict ContentLeft(DeletingObject obj, ImmutableArray<Holder> content, ImmutableArray<Holder> holders)
    {
        var kinds = string.Join(", ", content.Where(static c => c.Type == HolderType.Child).Take(3).Select(static c => c.Name));
        return new DeletionVerdict
        {
            Reason = "ContentRemains",
            Text = new(
                $"Namespace {obj.Metadata.Name} is not empty: {kinds} {(content.Length > 3 ? "and others " : "")}are left.",
                $"命名空间 {obj.Metadata.Name} 还不是空的：剩余 {kinds}{(content.Length > 3 ? " 等" : "")}。"),
            NextStep = content[0].Object is { } first
                ? new($"Free {first} first; the namespace goes by itself when it is empty.", $"先处理 {first}；清空后命名空间会自行消失。")
                : new("Wait for the namespace controller, or look at its log.", "等待 namespace 控制器，或查看它的日志。"),
            Holders = holders,
            Cause = Causes.Object(obj.Reference, new($"Namespace {obj.Metadata.Name} is not empty", $"命名空间 {obj.Metadata.Name} 还不是空的")),
        };
    }

    /// <summary>Nothing is left that the portal sees. That is a proof only if it saw all kinds.</summary>
    private static DeletionVerdict Empty(DeletingObject obj, Namespace space, ImmutableArray<Holder> holders)
    {
        var gaps = obj.View.Metadata.Gaps.Count;
        if (!IsSeenWhole(obj.View))
        {
            var said = True(space, "NamespaceFinalizersRemaining") ?? True(space, "NamespaceContentRemaining");
            return new DeletionVerdict
            {
                Reason = "ContentUnknown",
                Text = new(
                    $"Namespace {obj.Metadata.Name} holds nothing that the portal sees, but it could not look at everything ({gaps} gaps).{(said is null ? "" : " The namespace controller says: " + said.Message)}",
                    $"门户在命名空间 {obj.Metadata.Name} 中没有看到任何对象，但未能查看全部类型（{gaps} 处缺口）。{(said is null ? "" : "namespace 控制器报告：" + said.Message)}"),
                NextStep = new("Give the portal the missing rules, or look at those kinds with kubectl.", "补上门户缺少的权限，或用 kubectl 查看这些类型。"),
                Holders = said is null ? Some(obj, holders) : [.. Some(obj, holders).Select((h, i) => i > 0 ? h : h with { Evidence = [Of(obj, said), .. h.Evidence] })],
                Cause = Causes.Object(obj.Reference, new(
                    $"What namespace {obj.Metadata.Name} holds is not seen", $"看不到命名空间 {obj.Metadata.Name} 里还有什么")),
            };
        }

        var controller = ControllerManager.Judge(obj, "kubernetes", "namespace controller");
        return new DeletionVerdict
        {
            Reason = "Empty",
            Text = new(
                $"Namespace {obj.Metadata.Name} is empty, but its finalizer is still there. {controller.Seen.En}",
                $"命名空间 {obj.Metadata.Name} 已经是空的，但 finalizer 还在。{controller.Seen.Zh}"),
            NextStep = controller.State == ControllerState.Working
                ? new("Wait: the namespace controller is at work.", "等待：namespace 控制器正在处理。")
                : new(
                    $"Repair kube-controller-manager (lease {ControllerLease}); if it works and the namespace stays, finalize it.",
                    $"修复 kube-controller-manager（Lease {ControllerLease}）；如果它正常而命名空间仍在，可以执行 finalize。"),
            Holders = Some(obj, holders),
            // A lease that cannot be read is no proof against the controller; one that ran out is.
            Cause = controller is { State: ControllerState.Unknown, Evidence.IsEmpty: false }
                ? Causes.Controller("kube-controller-manager")
                : Causes.Object(obj.Reference, new($"Namespace {obj.Metadata.Name} is empty and stays", $"命名空间 {obj.Metadata.Name} 已空却未消失")),
            Waiting = controller.State == ControllerState.Working,
            ChangesAt = controller.ChangesAt,
        };
    }

    private static ImmutableArray<Holder> Some(DeletingObject obj, ImmutableArray<Holder> holders) => !holders.IsEmpty ? holders :
    [
        new Holder
        {
            Type = HolderType.Controller,
            Name = "namespace controller",
            Text = new("No object and no finalizer is seen in it.", "没有看到其中的对象或 finalizer。"),
            Evidence = [Proof.Field(obj.Reference, "spec.finalizers", "", obj.Deadline, new("It is empty.", "为空。"))],
        },
    ];

    private static Condition? True(Namespace space, string type) => space.Conditions.FirstOrDefault(c => c.Type == type && c.Status == "True");

    private static Evidence Of(DeletingObject obj, Condition condition) => Proof.Field(
        obj.Reference, $"status.conditions[{condition.Type}]", $"{condition.Reason}: {condition.Message}", condition.LastTransitionTime ?? obj.Deadline,
        new("The namespace controller says so.", "这是 namespace 控制器的说法。"));
}
