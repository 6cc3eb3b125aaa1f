using System.Text.RegularExpressions;
using Portal.Core.Persistence;
using Portal.Core.Text;

namespace Portal.Core.Knowledge;

/// <summary>
/// What every signature must keep to, whether it comes from a room, an import or a form: a pattern that runs in linear time (editors are not to be
/// able to stop the portal with <c>(a+)+$</c>) and proves itself on its own samples.
/// </summary>
public static class SignatureRules
{
    /// <summary>The options under which every pattern runs.</summary>
    public const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private const int MostSignatures = 100;
    private const int LongestPattern = 2_000;
    private const int ShortestLiteral = 3;
    private const int MostLines = 50;
    private const int LongestLine = 10_000;

    /// <summary>What is wrong with the signatures of an article; a field is named like <c>signatures[2].pattern</c>.</summary>
    /// <param name="signatures">The signatures.</param>
    /// <param name="fewestSamples">How many samples each needs at least.</param>
    /// <param name="fewestLookAlikes">How many look-alikes each needs at least.</param>
    public static IEnumerable<FieldProblem> Check(IReadOnlyList<Signature> signatures, int fewestSamples = 1, int fewestLookAlikes = 0)
    {
        if (signatures.Count > MostSignatures)
        {
            return [new FieldProblem("signatures", RuleText.TooMany(signatures.Count, MostSignatures))];
        }

        var twice = signatures.GroupBy(static signature => signature.Id, StringComparer.Ordinal).Where(static group => group.Count() > 1)
            .Select(static group => new FieldProblem("signatures", RuleText.IdTwice(VisibleText.Of(group.Key), group.Count())));
        return signatures.SelectMany((signature, index) => Check(signature, $"signatures[{index}]", fewestSamples, fewestLookAlikes)).Concat(twice);
    }

    private static IEnumerable<FieldProblem> Check(Signature signature, string field, int fewestSamples, int fewestLookAlikes)
    {
        foreach (var problem in ArticleRules.CheckSlug($"{field}.id", signature.Id)
            .Concat(ArticleRules.CheckLine($"{field}.title", signature.Title.En))
            .Concat(ArticleRules.CheckLine($"{field}.title", signature.Title.Zh))
            .Concat(CheckLines($"{field}.samples", signature.Samples, fewestSamples))
            .Concat(CheckLines($"{field}.lookAlikes", signature.LookAlikes, fewestLookAlikes))
            .Concat(CheckLiterals($"{field}.literals", signature)))
        {
            yield return problem;
        }

        var (pattern, fault) = Compile(signature.Pattern);
        if (fault is not null)
        {
            yield return new FieldProblem($"{field}.pattern", fault);
            yield break;
        }

        foreach (var sample in signature.Samples.Where(sample => !pattern!.IsMatch(sample)))
        {
            yield return new FieldProblem($"{field}.samples", RuleText.SampleNotMatched(Short(sample)));
        }

        foreach (var line in signature.LookAlikes.Where(line => pattern!.IsMatch(line)))
        {
            yield return new FieldProblem($"{field}.lookAlikes", RuleText.LookAlikeMatched(Short(line)));
        }
    }

    /// <summary>Compiles a pattern.</summary>
    /// <param name="pattern">A .NET regular expression.</param>
    /// <returns>The expression, or what is wrong with it: it does not parse, needs more than linear time, or matches the empty text.</returns>
    public static (Regex? Regex, LocalizedText? Fault) Compile(string pattern)
    {
        if (string.IsNullOrWhiteSpace(pattern))
        {
            return (null, RuleText.Empty);
        }

        if (StorableText.From(pattern) != pattern)
        {
            return (null, RuleText.NotStorable);
        }

        if (pattern.Length > LongestPattern)
        {
            return (null, RuleText.TooLong(pattern.Length, LongestPattern));
        }

        try
        {
            var regex = new Regex(pattern, Options);
            return regex.IsMatch("") ? (null, RuleText.MatchesEmpty) : (regex, null);
        }
        catch (NotSupportedException)
        {
            return (null, RuleText.NotLinear);
        }
        catch (ArgumentException e)
        {
            return (null, RuleText.NoExpression(VisibleText.Of(e.Message)));
        }
    }

    private static IEnumerable<FieldProblem> CheckLiterals(string field, Signature signature)
    {
        if (signature.Literals.IsDefaultOrEmpty)
        {
            yield return new FieldProblem(field, RuleText.NoLiteral);
            yield break;
        }

        foreach (var literal in signature.Literals.Where(static literal => literal.Length < ShortestLiteral))
        {
            yield return new FieldProblem(field, RuleText.LiteralTooShort(VisibleText.Of(literal), ShortestLiteral));
        }

        foreach (var sample in signature.Samples.Where(sample => !signature.Literals.Any(literal => sample.Contains(literal, StringComparison.Ordinal))))
        {
            yield return new FieldProblem(field, RuleText.LiteralNotIn(Short(sample)));
        }
    }

    private static IEnumerable<FieldProblem> CheckLines(string field, IReadOnlyList<string> lines, int fewest)
    {
        if (lines.Count < fewest)
        {
            yield return new FieldProblem(field, RuleText.TooFewSamples(lines.Count, fewest));
        }
        else if (lines.Count > MostLines)
        {
            yield return new FieldProblem(field, RuleText.TooMany(lines.Count, MostLines));
        }

        foreach (var _ in lines.Where(static line => StorableText.From(line) != line))
        {
            yield return new FieldProblem(field, RuleText.NotStorable);
        }

        foreach (var line in lines.Where(static line => line.Length > LongestLine))
        {
            yield return new FieldProblem(field, RuleText.SampleTooLong(line.Length, LongestLine));
        }
    }

    private static string Short(string line) => VisibleText.Of(line.Length > 120 ? line[..120] + "…" : line);
}
