namespace Portal.Cluster.Actions;

/// <summary>What the cluster shows of an intended change.</summary>
public enum ActionEffect
{
    /// <summary>The target is as it was when the plan was made: the change has not happened and may be sent.</summary>
    NotDone,

    /// <summary>The change has happened (by this run or by somebody else); it must not be sent again.</summary>
    Done,

    /// <summary>The target changed in another way since the plan: the run stops and says so.</summary>
    Changed,
}
