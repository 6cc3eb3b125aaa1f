using System.Collections.Immutable;

namespace Portal.Core.Knowledge;

/// <summary>What an import of the shipped articles did, by slug. Articles that are as shipped are in none of the lists.</summary>
/// <param name="Added">New ones.</param>
/// <param name="Updated">Unedited ones that are now as this portal ships them.</param>
/// <param name="KeptEdited">Edited ones whose shipped text changed: the edit stays.</param>
/// <param name="Blocked">Those whose slug or number belongs to another article: they are not imported until that is renamed.</param>
public sealed record ShippedImport(
    ImmutableArray<string> Added, ImmutableArray<string> Updated, ImmutableArray<string> KeptEdited, ImmutableArray<string> Blocked)
{
    /// <summary>An import that did nothing.</summary>
    internal static ShippedImport Nothing { get; } = new([], [], [], []);

    /// <summary>Both together.</summary>
    internal ShippedImport Plus(ShippedImport other) => new(
        Added.AddRange(other.Added), Updated.AddRange(other.Updated), KeptEdited.AddRange(other.KeptEdited), Blocked.AddRange(other.Blocked));
}
