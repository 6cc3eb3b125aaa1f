namespace Portal.Core.Nodes;

/// <summary>Where one pod of a drain is now. Declared in the order in which the table is sorted: what needs somebody first, what is done last.</summary>
public enum DrainRowState
{
    /// <summary>Its eviction failed, and it is still there.</summary>
    Failed,

    /// <summary>A disruption budget does not let it go now.</summary>
    Blocked,

    /// <summary>It is not evicted: two budgets protect it, or nobody agreed to what is lost.</summary>
    Refused,

    /// <summary>Its eviction is still to come.</summary>
    Planned,

    /// <summary>It is in deletion and still there.</summary>
    Leaving,

    /// <summary>It came after the plan was made.</summary>
    Came,

    /// <summary>It stays: a DaemonSet or the kubelet would put it back.</summary>
    Stays,

    /// <summary>It is gone; no pod that replaces it is seen.</summary>
    Gone,

    /// <summary>It is gone, and another pod stands in for it that is not Ready yet.</summary>
    Replacing,

    /// <summary>It is gone, and another pod stands in for it and is Ready.</summary>
    Replaced,
}
