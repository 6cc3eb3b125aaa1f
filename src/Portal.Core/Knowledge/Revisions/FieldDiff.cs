using System.Collections.Immutable;

namespace Portal.Core.Knowledge.Revisions;

/// <summary>How one field of an article differs. Of a list each entry is a line, of a signature each of its properties.</summary>
/// <param name="Field">The field, as the API names it: <c>title</c>, <c>body</c>, <c>tags</c> …</param>
/// <param name="Language"><c>en</c> or <c>zh</c>; null for fields that both languages share.</param>
/// <param name="Lines">All lines, those that did not change too.</param>
public sealed record FieldDiff(string Field, string? Language, ImmutableArray<DiffLine> Lines)
{
    /// <summary>How many lines were added.</summary>
    public int Added => Lines.Count(static line => line.Kind == DiffKind.Added);

    /// <summary>How many lines were removed.</summary>
    public int Removed => Lines.Count(static line => line.Kind == DiffKind.Removed);
}
