using System.Collections.Immutable;

namespace Portal.Core.Knowledge.Matching;

/// <summary>Measures how much a signature says for its article: one that also matches the samples of other articles says less.</summary>
internal static class Exclusivity
{
    /// <summary>The signatures of a set with their exclusivity, from the samples of all of them.</summary>
    public static ImmutableArray<CompiledSignature> Measure(SignatureSet set)
    {
        var own = new int[set.Signatures.Length];
        var foreign = new int[set.Signatures.Length];
        foreach (var owner in set.Signatures)
        {
            foreach (var sample in owner.Signature.Samples.IsDefault ? [] : owner.Signature.Samples)
            {
                foreach (var hit in Hits(set, sample))
                {
                    if (set.Signatures[hit].Article == owner.Article)
                    {
                        own[hit]++;
                    }
                    else
                    {
                        foreign[hit]++;
                    }
                }
            }
        }

        return [.. set.Signatures.Select(s => s with { Exclusivity = foreign[s.Index] == 0 ? 1 : Math.Max(0.05, (double)own[s.Index] / (own[s.Index] + foreign[s.Index])) })];
    }

    private static HashSet<int> Hits(SignatureSet set, string sample)
    {
        var run = new MatchRun(set, new PastedText(sample));
        run.Look(CancellationToken.None);
        return [.. run.Tallies.Select(static tally => tally.Signature.Index)];
    }
}
