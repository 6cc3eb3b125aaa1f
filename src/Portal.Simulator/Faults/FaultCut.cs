namespace Portal.Simulator.Faults;

/// <summary>
/// The answer ends after so many bytes of its body, mostly in the middle of an object. Headers and those bytes reach the client, the
/// end does not: an HTTP/1.1 client sees a premature end, an HTTP/2 client a reset stream.
/// </summary>
public sealed record FaultCut
{
    /// <summary>Bytes that pass.</summary>
    public long AfterBytes { get; init; }

    /// <summary>When given, the number of bytes is drawn, by seed, from <see cref="AfterBytes"/> up to this.</summary>
    public long? UpToBytes { get; init; }

    /// <summary>Cuts the whole connection, with every other request on it, and not only this answer. The last bytes may be lost.</summary>
    public bool Connection { get; init; }

    internal long Draw(Random random) => UpToBytes is { } most ? random.NextInt64(AfterBytes, most + 1) : AfterBytes;

    internal IEnumerable<string> Problems()
    {
        if (AfterBytes < 0)
        {
            yield return $"afterBytes: must not be negative, not {AfterBytes}";
        }

        if (UpToBytes < AfterBytes)
        {
            yield return $"upToBytes: must not be less than afterBytes ({AfterBytes}), not {UpToBytes}";
        }
    }
}
