namespace Portal.Cluster.Resources.Json;

/// <summary>
/// Gives one value for equal JSON text: the pods of one workload carry the same labels and owners, byte for byte, so these are parsed and kept once.
/// A table with a fixed number of slots, as <see cref="StringPool"/>.
/// </summary>
/// <typeparam name="TValue">The parsed value; immutable.</typeparam>
internal sealed class TemplatePool<TValue>
    where TValue : struct
{
    private const int Slots = 1 << 13;
    private readonly Entry?[] _slots = new Entry?[Slots];

    public bool TryGet(ReadOnlySpan<byte> text, out TValue value)
    {
        if (Volatile.Read(ref _slots[StringPool.Hash(text) & (Slots - 1)]) is { } entry && text.SequenceEqual(entry.Text))
        {
            value = entry.Value;
            return true;
        }

        value = default;
        return false;
    }

    public void Put(ReadOnlySpan<byte> text, TValue value) =>
        Volatile.Write(ref _slots[StringPool.Hash(text) & (Slots - 1)], new Entry(text.ToArray(), value));

    private sealed record Entry(byte[] Text, TValue Value);
}
