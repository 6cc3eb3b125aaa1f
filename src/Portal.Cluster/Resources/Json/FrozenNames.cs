using System.Collections.Frozen;
using System.Text;

namespace Portal.Cluster.Resources.Json;

/// <summary>A small set of names that can be asked with UTF-8 bytes.</summary>
internal sealed class FrozenNames(IEnumerable<string> names)
{
    private readonly FrozenDictionary<int, byte[][]> _byLength =
        names.Select(Encoding.UTF8.GetBytes).GroupBy(n => n.Length).ToFrozenDictionary(g => g.Key, g => g.ToArray());

    public bool Contains(ReadOnlySpan<byte> name)
    {
        if (_byLength.TryGetValue(name.Length, out var candidates))
        {
            foreach (var candidate in candidates)
            {
                if (name.SequenceEqual(candidate))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
