namespace Portal.Core.Knowledge.Matching;

/// <summary>What one signature matched in one text.</summary>
/// <param name="signature">The signature.</param>
internal sealed class Tally(CompiledSignature signature)
{
    /// <summary>The signature.</summary>
    public CompiledSignature Signature { get; } = signature;

    /// <summary>The first places, with their parameters.</summary>
    public List<Hit> Hits { get; } = [];

    /// <summary>All lines that it matched.</summary>
    public SortedSet<int> Lines { get; } = [];
}
