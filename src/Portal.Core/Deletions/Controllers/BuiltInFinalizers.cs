namespace Portal.Core.Deletions.Controllers;

/// <summary>The finalizers that controllers of Kubernetes itself put onto pods, all of them in kube-controller-manager.</summary>
public static class BuiltInFinalizers
{
    /// <summary>The Job controller removes it once it has counted the pod (KEP 2307, stable since 1.26).</summary>
    public const string JobTracking = "batch.kubernetes.io/job-tracking";

    /// <summary>The garbage collector removes it once the dependents are gone.</summary>
    public const string ForegroundDeletion = "foregroundDeletion";

    /// <summary>The garbage collector removes it once the dependents name the owner no more.</summary>
    public const string Orphan = "orphan";

    /// <summary>Whether the finalizer is one of them.</summary>
    public static bool Contains(string finalizer) => finalizer is JobTracking or ForegroundDeletion or Orphan;
}
