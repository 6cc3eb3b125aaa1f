namespace Portal.Simulator.Objects;

/// <summary>What a deletion does with the dependents of the object.</summary>
public enum PropagationPolicy
{
    /// <summary>What the kind does by default: Background for nearly all.</summary>
    Default,

    /// <summary>The garbage collector deletes them afterwards.</summary>
    Background,

    /// <summary>The object waits, with the finalizer foregroundDeletion, until they are gone.</summary>
    Foreground,

    /// <summary>They stay, without the owner reference.</summary>
    Orphan,
}
