using System.Text.RegularExpressions;

namespace Portal.Core.Knowledge.Matching;

/// <summary>A signature whose pattern is ready to run.</summary>
/// <param name="Index">Its place in the set.</param>
/// <param name="Article">The article, by its place in the set.</param>
/// <param name="Signature">The signature.</param>
/// <param name="Pattern">Its pattern.</param>
/// <param name="Groups">The names of the pattern's groups.</param>
internal sealed record CompiledSignature(int Index, int Article, Signature Signature, Regex Pattern, string[] Groups)
{
    /// <summary>How much it says for its own article: the share of its own among all samples that it matches.</summary>
    public double Exclusivity { get; init; } = 1;
}
