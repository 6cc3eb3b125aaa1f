using Portal.Cluster.Resources;

namespace Portal.Core.Deletions;

/// <summary>Explains why objects of some kinds do not go away. Pure: no I/O, no clock, no state. The first that takes a kind explains it.</summary>
public interface IDeletionExplainer
{
    /// <summary>Whether it explains objects of this kind.</summary>
    bool Explains(ResourceKind kind);

    /// <summary>Explains one object that is past its time.</summary>
    DeletionVerdict Explain(DeletingObject obj);
}
