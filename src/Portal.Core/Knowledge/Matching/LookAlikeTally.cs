namespace Portal.Core.Knowledge.Matching;

/// <summary>Lines that look like one look-alike of a signature.</summary>
/// <param name="signature">The signature that they are not.</param>
/// <param name="firstLine">The first of them.</param>
internal sealed class LookAlikeTally(CompiledSignature signature, int firstLine)
{
    /// <summary>The signature that they are not.</summary>
    public CompiledSignature Signature { get; } = signature;

    /// <summary>The first of them.</summary>
    public int FirstLine { get; } = firstLine;

    /// <summary>How many there are.</summary>
    public int Lines { get; set; }
}
