using Microsoft.Extensions.Options;
using Portal.Cluster.Connection;
using Portal.Core.Access;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>Asks a cluster in whose name a run acts and whether they may do its steps. Part of <see cref="RemediationService"/>.</summary>
public sealed class RightsReview(IRemediationCluster cluster, IOptions<RemediationOptions> options)
{
    private readonly ActingIdentity _identity = new(cluster, options);

    /// <summary>Asks the cluster who acts and whether they may do each step, and keeps it in the run. Returns what stands in the way, or null.</summary>
    internal async Task<RemediationResult?> ReviewAsync(RemediationRun run, PortalUser user, CancellationToken cancellationToken)
    {
        try
        {
            var acting = await _identity.DecideAsync(run.Cluster, user, run.Scope, cancellationToken);
            if (acting.Refused)
            {
                return RemediationResult.Of(RemediationStatus.Forbidden, "CannotActAsUser", acting.Text, run);
            }

            run.ActAs(acting.User, acting.Groups, acting.Text);
            await Parallel.ForEachAsync(
                run.Steps.GroupBy(static step => step.Permission with { Name = "" }),
                new ParallelOptions { MaxDegreeOfParallelism = options.Value.ParallelQuestions, CancellationToken = cancellationToken },
                async (steps, cancellation) => await ReviewAsync(run, [.. steps], cancellation));
        }
        catch (ClusterConnectionException e)
        {
            return RemediationResult.Of(
                RemediationStatus.Unavailable, "ClusterUnreachable", new LocalizedText($"The cluster {run.Cluster} could not be asked: {e.Message}", $"无法询问集群 {run.Cluster}：{e.Message}"), run);
        }

        return run.Steps.FirstOrDefault(static s => s.Allowed != true) is { } missing
            ? RemediationResult.Of(RemediationStatus.Forbidden, "PermissionMissing", Missing(run, missing), run)
            : null;
    }

    // Whoever may do it to every object of the kind may do it to each; rules for single names are asked for only then.
    private async Task ReviewAsync(RemediationRun run, List<RemediationStep> steps, CancellationToken cancellationToken)
    {
        if (steps.Count > 1 && await cluster.CanAsync(run.Cluster, steps[0].Permission with { Name = "" }, ActingIdentity.Of(run), cancellationToken) is { Allowed: true } all)
        {
            steps.ForEach(step => step.Review(all.Allowed, all.Reason));
            return;
        }

        foreach (var step in steps)
        {
            var review = await cluster.CanAsync(run.Cluster, step.Permission, ActingIdentity.Of(run), cancellationToken);
            step.Review(review.Allowed, review.Reason);
        }
    }

    private static LocalizedText Missing(RemediationRun run, RemediationStep step)
    {
        var who = run.ActsAs.Length == 0 ? "the portal's account" : run.ActsAs;
        var permission = step.Permission;
        var what = $"{permission.Verb} {permission.Resource}{(permission.Group.Length == 0 ? "" : "." + permission.Group)}";
        var where = permission.Namespace.Length == 0 ? $"on cluster {run.Cluster}" : $"in namespace {permission.Namespace} of cluster {run.Cluster}";
        var reason = step.AllowedReason.Length == 0 ? "" : $" ({step.AllowedReason})";
        return step.Allowed is null
            ? new($"The cluster did not say whether {who} may {what} {where}{reason}. Try again.", $"集群没有回答 {who} 是否可以 {what}{reason}。请重试。")
            : new($"{who} may not {what} {where}{reason}. Ask whoever manages the cluster's RBAC.", $"{who} 没有权限 {what}（{permission.Namespace}，集群 {run.Cluster}）{reason}。请联系集群的 RBAC 管理员。");
    }
}
