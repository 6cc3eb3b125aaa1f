namespace Portal.Core.Deletions.Controllers;

/// <summary>What is seen of the controller that should remove a finalizer.</summary>
public enum ControllerState
{
    /// <summary>It is at work on the pod: nothing to report.</summary>
    Working,

    /// <summary>It runs, but does nothing with the pod.</summary>
    Alive,

    /// <summary>It cannot be seen whether it runs.</summary>
    Unknown,

    /// <summary>Nothing of that name runs, or the object that it would have worked for is gone.</summary>
    Gone,
}
