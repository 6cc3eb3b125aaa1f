namespace Portal.Core.Nodes;

/// <summary>What somebody must say yes to before a pod is evicted.</summary>
[Flags]
public enum DrainConsents
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The data in its emptyDir volumes ends with it.</summary>
    EmptyDir = 1,

    /// <summary>It has no controller (or one that is gone), so nobody makes it again.</summary>
    NoController = 2,
}
