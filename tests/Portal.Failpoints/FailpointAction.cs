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

    /// <summary>It goes on when a file <c>ID.release</c> is beside the run's failpoint: the test holds the run there for as long as it needs.</summary>
    Hold,
}
