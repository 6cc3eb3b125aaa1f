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

    /// <summary>The fields with a problem that none of some fields shows.</summary>
    public IEnumerable<string> Beside(IEnumerable<string> fields) => ByField.Keys.Except(fields, StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
