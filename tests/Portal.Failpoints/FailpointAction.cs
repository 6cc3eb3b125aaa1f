namespace Portal.Failpoints;

/// <summary>What happens at a failpoint.</summary>
public enum FailpointAction
{
    /// <summary>The process ends by SIGKILL.</summary>
    Kill,

    /// <summary>An exception, as of a defect.</summary>
    Throw,

    /// <summary>Nothing goes on any more.</summary>
    Hang,

    /// <summary>It goes on after the time.</summary>
    Delay,
}
