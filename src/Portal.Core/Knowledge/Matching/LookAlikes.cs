using System.Collections.Immutable;

namespace Portal.Core.Knowledge.Matching;

/// <summary>The look-alikes of all signatures, found by their masked form: a line that differs in numbers and names only is the same.</summary>
internal sealed class LookAlikes
{
    private const int ShortestLiteral = 8;
    private readonly Dictionary<string, (CompiledSignature Signature, int Sample)> _byTemplate = new(StringComparer.Ordinal);

    public LookAlikes(ImmutableArray<CompiledSignature> signatures)
    {
        var literals = new HashSet<string>(StringComparer.Ordinal);
        var sample = 0;
        foreach (var signature in signatures)
        {
            foreach (var line in signature.Signature.LookAlikes.IsDefault ? [] : signature.Signature.LookAlikes)
            {
                var template = LineMask.Template(line);
                if (LineMask.LongestConstant(template) is { Length: >= ShortestLiteral } literal && _byTemplate.TryAdd(template, (signature, sample++)))
                {
                    literals.Add(literal);
                }
            }
        }

        Literals = [.. literals.Select(static literal => (literal, -1))];
    }

    /// <summary>Texts of which a line that looks alike holds one; the target is below zero, where no signature is.</summary>
    public ImmutableArray<(string Literal, int Target)> Literals { get; }

    /// <summary>What a line looks like; null if it does not.</summary>
    public (CompiledSignature Signature, int Sample)? Of(ReadOnlySpan<char> line) =>
        line.Length <= MatchLimits.Window && _byTemplate.TryGetValue(LineMask.Template(line.ToString()), out var found) ? found : null;
}
