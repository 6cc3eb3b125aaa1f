namespace Portal.Core.Knowledge.Revisions;

/// <summary>What became of a line.</summary>
public enum DiffKind
{
    /// <summary>It is in both.</summary>
    Same,

    /// <summary>It is only in the earlier one.</summary>
    Removed,

    /// <summary>It is only in the later one.</summary>
    Added,
}
