using System.Buffers;

namespace Portal.Cluster.Watching;

/// <summary>Bytes received and not yet read: a rented array that moves up and grows, up to a limit, when one object needs it.</summary>
internal sealed class ReceiveBuffer(int size, int limit) : IDisposable
{
    private byte[] _array = ArrayPool<byte>.Shared.Rent(size);
    private int _start;
    private int _end;

    public ReadOnlySpan<byte> Unread => _array.AsSpan(_start, _end - _start);

    public int Length => _end - _start;

    public void Consume(int count) => _start += count;

    public void Commit(int count) => _end += count;

    /// <summary>Room for more.</summary>
    /// <exception cref="InvalidDataException">One object is larger than the limit.</exception>
    public Memory<byte> Room()
    {
        if (_start > 0 && (_start == _end || _array.Length - _end < _array.Length / 4))
        {
            Unread.CopyTo(_array);
            _end -= _start;
            _start = 0;
        }

        if (_array.Length - _end < _array.Length / 4)
        {
            if (_array.Length >= limit)
            {
                throw new InvalidDataException($"the server sent one object of more than {limit / 1024 / 1024} MB");
            }

            var larger = ArrayPool<byte>.Shared.Rent(_array.Length * 2);
            Unread.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_array);
            _array = larger;
            _end -= _start;
            _start = 0;
        }

        return _array.AsMemory(_end);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_array);
        _array = [];
        _start = _end = 0;
    }
}
