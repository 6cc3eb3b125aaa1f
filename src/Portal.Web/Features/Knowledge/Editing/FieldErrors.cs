using System.Collections.Immutable;

namespace Portal.Web.Features.Knowledge.Editing;

/// <summary>What is wrong with a form, by field, as the service said it.</summary>
/// <param name="ByField">The problems of each field.</param>
public sealed record FieldErrors(ImmutableDictionary<string, ImmutableArray<string>> ByField)
{
    /// <summary>Nothing is wrong.</summary>
    public static FieldErrors None { get; } = new(ImmutableDictionary<string, ImmutableArray<string>>.Empty);

    /// <summary>How many fields are wrong.</summary>
    public int Count => ByField.Count;

    /// <summary>The problems of a field.</summary>
    public ImmutableArray<string> Of(string field) => ByField.GetValueOrDefault(field, []);

    /// <summary>The problems of each field, of sentences that each begin with their field: <c>signatures[0].pattern: must not be empty</c>.</summary>
    public static FieldErrors Of(IEnumerable<string> problems) => new(problems
        .Select(static problem => problem.Split(": ", 2))
        .Where(static parts => parts.Length == 2)
        .GroupBy(static parts => parts[0], static parts => parts[1], StringComparer.Ordinal)
        .ToImmutableDictionary(static group => group.Key, static group => group.ToImmutableArray(), StringComparer.Ordinal));

    /// <summary>The fields with a problem that none of some fields shows; those of a signature stand beside it.</summary>
    public IEnumerable<string> Beside(IEnumerable<string> fields) =>
        ByField.Keys.Where(static field => !field.StartsWith("signatures[", StringComparison.Ordinal)).Except(fields, StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
