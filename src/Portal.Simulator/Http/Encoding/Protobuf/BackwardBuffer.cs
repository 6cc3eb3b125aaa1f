namespace Portal.Simulator.Http.Encoding.Protobuf;

/// <summary>
/// A buffer that is filled from its end to its beginning, as generated Go code marshals: the length of a message is known when its
/// head is written.
/// </summary>
internal sealed class BackwardBuffer
{
    private const int VarintWire = 0;
    private const int LengthWire = 2;

    private byte[] _bytes;
    private int _start;

    public BackwardBuffer(int capacity = 1024)
    {
        _bytes = new byte[capacity];
        _start = capacity;
    }

    /// <summary>Bytes written so far; what is written next comes before them.</summary>
    public int Length => _bytes.Length - _start;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(_start);

    /// <summary>Puts the head of a length-delimited field before what was written since the buffer had that length.</summary>
    public void CloseMessage(int number, int lengthBefore)
    {
        Varint((ulong)(Length - lengthBefore));
        Tag(number, LengthWire);
    }

    /// <summary>Writes the head of a length-delimited field whose content comes later in the stream.</summary>
    public void OpenMessage(int number, long length)
    {
        Varint((ulong)length);
        Tag(number, LengthWire);
    }

    public void Bytes(int number, ReadOnlySpan<byte> value)
    {
        Raw(value);
        Varint((ulong)value.Length);
        Tag(number, LengthWire);
    }

    public void Text(int number, string value)
    {
        var count = System.Text.Encoding.UTF8.GetByteCount(value);
        System.Text.Encoding.UTF8.GetBytes(value, Reserve(count));
        Varint((ulong)count);
        Tag(number, LengthWire);
    }

    public void Integer(int number, long value)
    {
        Varint((ulong)value);
        Tag(number, VarintWire);
    }

    public void Raw(ReadOnlySpan<byte> value) => value.CopyTo(Reserve(value.Length));

    private void Tag(int number, int wire) => Varint(((ulong)number << 3) | (uint)wire);

    private void Varint(ulong value)
    {
        Span<byte> varint = stackalloc byte[10];
        var count = 0;
        while (value >= 0x80)
        {
            varint[count++] = (byte)(value | 0x80);
            value >>= 7;
        }

        varint[count++] = (byte)value;
        Raw(varint[..count]);
    }

    private Span<byte> Reserve(int count)
    {
        if (count > _start)
        {
            var grown = new byte[Math.Max(_bytes.Length * 2, Length + count)];
            Written.CopyTo(grown.AsSpan(grown.Length - Length));
            _start = grown.Length - Length;
            _bytes = grown;
        }

        _start -= count;
        return _bytes.AsSpan(_start, count);
    }
}
