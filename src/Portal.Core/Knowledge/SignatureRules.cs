using System.Text.RegularExpressions;
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

    /// <summary>What is wrong with the signatures of an article, each beginning with the field: <c>signatures[2].pattern: …</c>.</summary>
    /// <param name="signatures">The signatures.</param>
    /// <param name="fewestSamples">How many samples each needs at least.</param>
    /// <param name="fewestLookAlikes">How many look-alikes each needs at least.</param>
    public static IEnumerable<string> Check(IReadOnlyList<Signature> signatures, int fewestSamples = 1, int fewestLookAlikes = 0)
    {
        if (signatures.Count > MostSignatures)
        {
            return [$"signatures: {signatures.Count} are too many; {MostSignatures} are allowed"];
        }

        var twice = signatures.GroupBy(static signature => signature.Id, StringComparer.Ordinal).Where(static group => group.Count() > 1)
            .Select(static group => $"signatures: the id \"{VisibleText.Of(group.Key)}\" is used {group.Count()} times");
        return signatures.SelectMany((signature, index) => Check(signature, $"signatures[{index}]", fewestSamples, fewestLookAlikes)).Concat(twice);
    }

    private static IEnumerable<string> Check(Signature signature, string field, int fewestSamples, int fewestLookAlikes)
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
            yield return $"{field}.pattern: {fault}";
            yield break;
        }

        foreach (var sample in signature.Samples.Where(sample => !pattern!.IsMatch(sample)))
        {
            yield return $"{field}.samples: the pattern does not match \"{Short(sample)}\"";
        }

        foreach (var line in signature.LookAlikes.Where(line => pattern!.IsMatch(line)))
        {
            yield return $"{field}.lookAlikes: the pattern matches \"{Short(line)}\", which it must not";
        }
    }

    /// <summary>Compiles a pattern.</summary>
    /// <param name="pattern">A .NET regular expression.</param>
    /// <returns>The expression, or what is wrong with it: it does not parse, needs more than linear time, or matches the empty text.</returns>
    public static (Regex? Regex, string? Fault) Compile(string pattern)
    {
        if (string.IsNullOrWhiteSpace(pattern))
        {
            return (null, "must not be empty");
        }

        if (pattern.Length > LongestPattern)
        {
            return (null, $"has {pattern.Length} characters; {LongestPattern} are allowed");
        }

        try
        {
            var regex = new Regex(pattern, Options);
            return regex.IsMatch("") ? (null, "matches the empty text, and so every line") : (regex, null);
        }
        catch (NotSupportedException)
        {
            return (null, "does not run in linear time: look-around, back-references and atomic groups are not allowed, nor are repetitions that grow too large");
        }
        catch (ArgumentException e)
        {
            return (null, $"is not a regular expression: {VisibleText.Of(e.Message)}");
        }
    }

    private static IEnumerable<string> CheckLiterals(string field, Signature signature)
    {
        if (signature.Literals.IsDefaultOrEmpty)
        {
            yield return $"{field}: give at least one text that every matching line holds; only lines with one are looked at";
            yield break;
        }

        foreach (var literal in signature.Literals.Where(static literal => literal.Length < ShortestLiteral))
        {
            yield return $"{field}: \"{VisibleText.Of(literal)}\" is too short; {ShortestLiteral} characters are the least";
        }

        foreach (var sample in signature.Samples.Where(sample => !signature.Literals.Any(literal => sample.Contains(literal, StringComparison.Ordinal))))
        {
            yield return $"{field}: none of them is in the sample \"{Short(sample)}\"";
        }
    }

    private static IEnumerable<string> CheckLines(string field, IReadOnlyList<string> lines, int fewest)
    {
        if (lines.Count < fewest)
        {
            yield return $"{field}: {lines.Count} are there; at least {fewest} must prove the pattern";
        }
        else if (lines.Count > MostLines)
        {
            yield return $"{field}: {lines.Count} are too many; {MostLines} are allowed";
        }

        foreach (var line in lines.Where(static line => line.Length > LongestLine))
        {
            yield return $"{field}: one has {line.Length} characters; {LongestLine} are allowed";
        }
    }

    private static string Short(string line) => VisibleText.Of(line.Length > 120 ? line[..120] + "…" : line);
}
