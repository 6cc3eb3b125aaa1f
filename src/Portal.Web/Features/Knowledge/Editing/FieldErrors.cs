using System.Collections.Immutable;
using Portal.Core.Knowledge;
using Portal.Web.Localization;

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

    /// <summary>What the service said, in the language of the page.</summary>
    public static FieldErrors Of(ArticleSaveResult result) => new(result.Errors.ToImmutableDictionary(
        static error => error.Key, static error => error.Value.Select(Translator.T).ToImmutableArray(), StringComparer.Ordinal));

    /// <summary>Some problems, in the language of the page.</summary>
    public static FieldErrors Of(IEnumerable<FieldProblem> problems) => new(problems
        .GroupBy(static problem => problem.Field, static problem => Translator.T(problem.Text), StringComparer.Ordinal)
        .ToImmutableDictionary(static group => group.Key, static group => group.ToImmutableArray(), StringComparer.Ordinal));

    /// <summary>The fields with a problem that none of some fields shows; those of a signature stand beside it.</summary>
    public IEnumerable<string> Beside(IEnumerable<string> fields) =>
        ByField.Keys.Where(static field => !field.StartsWith("signatures[", StringComparison.Ordinal)).Except(fields, StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
