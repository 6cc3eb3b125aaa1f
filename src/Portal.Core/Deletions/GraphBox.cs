using System.Collections.Immutable;

namespace Portal.Core.Deletions;

/// <summary>Objects of one kind and namespace that stand at one place of the chain.</summary>
/// <param name="Id">Its number in the picture, from 1; 0 is the cause.</param>
/// <param name="Holder">The number of what holds it.</param>
/// <param name="Level">How far it is from the cause, from 1.</param>
/// <param name="Objects">The objects, longest stuck first.</param>
public sealed record GraphBox(int Id, int Holder, int Level, ImmutableArray<StuckDeletion> Objects)
{
    /// <summary>The object that stands for all.</summary>
    public StuckDeletion First => Objects[0];
}
