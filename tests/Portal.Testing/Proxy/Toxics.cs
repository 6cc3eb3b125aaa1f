namespace Portal.Testing.Proxy;

/// <summary>What a <see cref="TcpProxy"/> does to the bytes of one direction. Byte counts are of each connection, from its start.</summary>
public sealed record Toxics
{
    /// <summary>Bytes pass as they come.</summary>
    public static Toxics None { get; } = new();

    /// <summary>Waits before each chunk is passed on.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>So many bytes a second at most; 0: no limit.</summary>
    public int BytesPerSecond { get; init; }

    /// <summary>Passes bytes on in pieces of this size, each in a packet of its own; 0: as they come.</summary>
    public int SliceBytes { get; init; }

    /// <summary>Closes the connection in both directions (FIN) after so many bytes.</summary>
    public long? CutAfterBytes { get; init; }

    /// <summary>Resets the connection (RST) after so many bytes; what was not read yet is lost.</summary>
    public long? ResetAfterBytes { get; init; }

    /// <summary>Ends this direction alone (half-close) after so many bytes; the other one goes on.</summary>
    public long? HalfCloseAfterBytes { get; init; }

    /// <summary>Passes nothing on and closes nothing until the toxics change.</summary>
    public bool Hang { get; init; }

    /// <summary>The first byte count at which something ends.</summary>
    internal long End => Math.Min(CutAfterBytes ?? long.MaxValue, Math.Min(ResetAfterBytes ?? long.MaxValue, HalfCloseAfterBytes ?? long.MaxValue));
}
