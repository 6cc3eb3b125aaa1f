namespace Portal.Core.Deletions;

/// <summary>What kind of thing holds an object that is to go.</summary>
public enum HolderType
{
    /// <summary>A finalizer, with its controller.</summary>
    Finalizer,

    /// <summary>A node that does not answer, or its kubelet.</summary>
    Node,

    /// <summary>A volume, its claim or its attachment.</summary>
    Volume,

    /// <summary>Something that runs or is mounted: a container, a pod that uses a claim.</summary>
    Process,

    /// <summary>An object that must go first: content of a namespace, a dependent, an instance of a kind.</summary>
    Child,

    /// <summary>A controller or an API that should act and does not.</summary>
    Controller,

    /// <summary>Admission that refuses the change.</summary>
    Policy,
}
