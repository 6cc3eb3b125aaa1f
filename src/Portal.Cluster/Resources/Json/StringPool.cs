using System.Buffers.Binary;
using System.Text;

namespace Portal.Cluster.Resources.Json;

/// <summary>
/// Gives one string for equal bytes: namespaces, node names, reasons and label values come a hundred thousand times. A table with a fixed number of
/// slots, where a newcomer takes the place of what was there: memory stays bounded whatever the cluster sends. Safe for several threads; a race costs
/// one string more.
/// </summary>
public sealed class StringPool
{
    private const int Slots = 1 << 16;
    private const int LongestPooled = 128;
    private readonly string?[] _slots = new string?[Slots];

    /// <summary>The string of some bytes.</summary>
    /// <param name="utf8">Valid UTF-8.</param>
    /// <returns>A string, the same one as before if it is still in the table.</returns>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length == 0)
        {
            return "";
        }

        if (utf8.Length > LongestPooled)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        ref var slot = ref _slots[Hash(utf8) & (Slots - 1)];
        var known = Volatile.Read(ref slot);
        if (known is not null && known.Length == utf8.Length && Ascii.Equals(utf8, known))
        {
            return known;
        }

        var made = Encoding.UTF8.GetString(utf8);
        if (known is not null && known == made)
        {
            return known; // Not ASCII, but the same.
        }

        Volatile.Write(ref slot, made);
        return made;
    }

    internal static uint Hash(ReadOnlySpan<byte> bytes)
    {
        const ulong Prime = 0x9E3779B97F4A7C15;
        var hash = (ulong)bytes.Length * Prime;
        while (bytes.Length >= 8)
        {
            hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes)) * Prime;
            hash ^= hash >> 32;
            bytes = bytes[8..];
        }

        foreach (var b in bytes)
        {
            hash = (hash ^ b) * Prime;
        }

        return (uint)(hash ^ (hash >> 29));
    }
}
