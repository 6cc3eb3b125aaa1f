using System.Collections.Immutable;
using Portal.Cluster.Actions;
using Portal.Cluster.Watching;
using Portal.Core.Deletions;
using Portal.Core.Deletions.Controllers;

namespace Portal.Core.Remediation.Safety;

/// <summary>Which of the things that actions change are protected. Asked of every playbook alike, whatever it checks itself. Pure.</summary>
public static class ProtectedThings
{
    /// <summary>A verdict for each protected thing, each said once.</summary>
    /// <param name="actions">What the run would do.</param>
    /// <param name="view">What is known of the cluster.</param>
    /// <param name="now">The time on the API server's clock.</param>
    /// <param name="settings">The limits.</param>
    /// <param name="home">Where the portal itself runs.</param>
    public static ImmutableArray<SafetyVerdict> Of(IEnumerable<ClusterAction> actions, ClusterView view, DateTimeOffset now, SafetySettings settings, PortalHome home)
    {
        var belongings = PortalBelongings.In(view, home);
        return [.. actions.SelectMany(action => Of(action, view, now, settings, belongings)).Distinct()];
    }

    private static IEnumerable<SafetyVerdict> Of(ClusterAction action, ClusterView view, DateTimeOffset now, SafetySettings settings, PortalBelongings belongings)
    {
        var target = action.Target;

        // An eviction is what the cluster itself does to such pods, within their budgets, and their controllers make them again: to drain a node must stay possible.
        var evicts = action is EvictPod;
        if (belongings.Hold(target))
        {
            yield return evicts
                ? new(SafetyRule.PortalItself, SafetyJudgement.Warns, SafetyRuleText.MovesThePortal(target.ToString()))
                : new(SafetyRule.PortalItself, SafetyJudgement.Stops, SafetyRuleText.BelongsToThePortal(target.ToString()));
        }

        var @namespace = target.Kind == "Namespace" ? target.Name : target.Namespace;
        if (!evicts && @namespace.Length > 0 && settings.ProtectedNamespaces.Contains(@namespace, StringComparer.Ordinal))
        {
            yield return new(SafetyRule.ProtectedNamespace, SafetyJudgement.Stops, SafetyRuleText.InProtectedNamespace(target.ToString(), @namespace));
        }

        if (settings.ProtectRetainedVolumes && target.Kind == "PersistentVolume" && view.Volumes.Find("", target.Name) is { ReclaimPolicy: "Retain" })
        {
            yield return new(SafetyRule.RetainedVolume, SafetyJudgement.Stops, SafetyRuleText.IsRetained(target.Name));
        }

        if (action is RemoveFinalizer remove && Holder(remove, view, now) is { State: ControllerState.Alive or ControllerState.Working } holder)
        {
            yield return new(SafetyRule.LivingController, SafetyJudgement.Stops, SafetyRuleText.ControllerLives(remove.Finalizer, target.ToString(), holder.Controller));
        }
    }

    private static FinalizerHolder? Holder(RemoveFinalizer remove, ClusterView view, DateTimeOffset now) =>
        view.Metadata.Of(remove.Resource)?.Find(remove.Target.Key) is { Metadata: { DeletionTimestamp: not null } metadata } && metadata.Uid == remove.Target.Uid
            && metadata.Finalizers.Contains(remove.Finalizer, StringComparer.Ordinal)
            ? FinalizerHolders.Of(new DeletingObject(remove.Resource, metadata, view, now), remove.Finalizer)
            : null;
}
