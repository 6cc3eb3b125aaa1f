using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Portal.Core.Knowledge.Matching;

/// <summary>
/// The signatures of all articles, ready to match texts: one pass for the literals of all of them, then the patterns (linear by
/// <see cref="RegexOptions.NonBacktracking"/>) on the lines that hold one. Immutable and safe for threads.
/// </summary>
public sealed class SignatureSet
{
    private const RegexOptions Options = SignatureRules.Options;

    private SignatureSet(ImmutableArray<ArticleSignatures> articles, ImmutableArray<CompiledSignature> signatures, ImmutableArray<BadSignature> bad)
    {
        Articles = articles;
        Signatures = signatures;
        Bad = bad;
        LookAlikes = new LookAlikes(signatures);
        Filter = new LiteralFilter(signatures.SelectMany(static s => s.Signature.Literals.Select(literal => (literal, s.Index))).Concat(LookAlikes.Literals));
    }

    /// <summary>A set without signatures, which matches nothing.</summary>
    public static SignatureSet Empty { get; } = Compile([]);

    /// <summary>The articles.</summary>
    public ImmutableArray<ArticleSignatures> Articles { get; }

    /// <summary>How many signatures are in use.</summary>
    public int Count => Signatures.Length;

    /// <summary>Signatures that cannot be used, each with the reason.</summary>
    public ImmutableArray<BadSignature> Bad { get; }

    /// <summary>The signatures in use.</summary>
    internal ImmutableArray<CompiledSignature> Signatures { get; }

    /// <summary>Finds their literals, and those of the look-alikes.</summary>
    internal LiteralFilter Filter { get; }

    /// <summary>The lines that look alike.</summary>
    internal LookAlikes LookAlikes { get; }

    /// <summary>Makes a set. A signature that cannot be used is left out and listed in <see cref="Bad"/>.</summary>
    /// <param name="articles">The articles with their signatures.</param>
    /// <param name="previous">The set before, whose patterns are taken over where they are still the same; making a pattern is what takes the time.</param>
    public static SignatureSet Compile(IEnumerable<ArticleSignatures> articles, SignatureSet? previous = null)
    {
        ImmutableArray<ArticleSignatures> all = [.. articles];
        var known = previous?.Signatures.DistinctBy(static s => s.Signature.Pattern, StringComparer.Ordinal)
            .ToFrozenDictionary(static s => s.Signature.Pattern, static s => s.Pattern, StringComparer.Ordinal) ?? FrozenDictionary<string, Regex>.Empty;
        var signatures = ImmutableArray.CreateBuilder<CompiledSignature>();
        var bad = ImmutableArray.CreateBuilder<BadSignature>();
        for (var i = 0; i < all.Length; i++)
        {
            foreach (var signature in all[i].Signatures)
            {
                if (Fault(signature) is { } fault)
                {
                    bad.Add(new BadSignature(all[i].Slug, signature.Id, fault));
                    continue;
                }

                try
                {
                    var pattern = known.GetValueOrDefault(signature.Pattern) ?? new Regex(signature.Pattern, Options, MatchLimits.PatternTime);
                    string[] groups = [.. pattern.GetGroupNames().Where(static name => !char.IsAsciiDigit(name[0]))];
                    signatures.Add(new CompiledSignature(signatures.Count, i, signature, pattern, groups));
                }
                catch (Exception e) when (e is ArgumentException or NotSupportedException)
                {
                    bad.Add(new BadSignature(all[i].Slug, signature.Id, e.Message));
                }
            }
        }

        var set = new SignatureSet(all, signatures.ToImmutable(), bad.ToImmutable());
        return new SignatureSet(all, Exclusivity.Measure(set), set.Bad);
    }

    /// <summary>The problems that a text shows.</summary>
    /// <param name="text">A log, events, output of kubectl or alerts, as it was pasted.</param>
    /// <param name="open">How many findings of each problem are open now; decides among equals.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public MatchResult Match(string text, IReadOnlyDictionary<string, int>? open = null, CancellationToken cancellationToken = default)
    {
        var paste = new PastedText(text);
        var run = new MatchRun(this, paste);
        run.Look(cancellationToken);
        return MatchReport.Of(run, open ?? FrozenDictionary<string, int>.Empty);
    }

    /// <summary>Numbers of the lines that a signature matches, with those that a matching record takes.</summary>
    internal IReadOnlySet<int> MatchedLines(PastedText text, CancellationToken cancellationToken)
    {
        var run = new MatchRun(this, text);
        run.Look(cancellationToken);
        return run.Tallies.SelectMany(static tally => tally.Lines.Concat(tally.Hits.SelectMany(static hit => hit.Spans.Select(static span => span.Line)))).ToHashSet();
    }

    private static string? Fault(Signature signature) => signature switch
    {
        { Pattern.Length: 0 } => "The pattern is empty.",
        { Literals.IsDefaultOrEmpty: true } => "It has no literal.",
        _ when signature.Literals.Any(string.IsNullOrEmpty) => "A literal is empty.",
        _ => null,
    };
}
