using System.Buffers;
using System.Collections.Frozen;

namespace Portal.Core.Knowledge.Matching;

/// <summary>
/// Finds, in one pass over a text, everywhere where a literal stands, for many literals at once. Immutable.
/// </summary>
internal sealed class LiteralFilter
{
    private readonly SearchValues<string> _all;
    private readonly FrozenDictionary<int, Entry[]> _byBeginning;
    private readonly FrozenDictionary<char, Entry[]> _single;

    /// <summary>A filter for literals, each with what is wanted where it stands.</summary>
    public LiteralFilter(IEnumerable<(string Literal, int Target)> literals)
    {
        var entries = literals.GroupBy(static pair => pair.Literal, pair => pair.Target, StringComparer.Ordinal)
            .Select(static group => new Entry(group.Key, [.. group.Distinct().Order()])).ToList();
        _all = SearchValues.Create([.. entries.Select(static entry => entry.Literal)], StringComparison.Ordinal);
        _single = entries.Where(static entry => entry.Literal.Length == 1).ToFrozenDictionary(static entry => entry.Literal[0], static entry => new[] { entry });
        _byBeginning = entries.Where(static entry => entry.Literal.Length > 1).GroupBy(static entry => Beginning(entry.Literal))
            .ToFrozenDictionary(static group => group.Key, static group => group.OrderBy(static entry => entry.Literal, StringComparer.Ordinal).ToArray());
    }

    /// <summary>Calls back for every target of every literal in the text, in the order of their places.</summary>
    public void Scan<TState>(ReadOnlySpan<char> text, TState state, Action<TState, int, int> found)
    {
        var start = 0;
        while (start < text.Length)
        {
            var next = text[start..].IndexOfAny(_all);
            if (next < 0)
            {
                return;
            }

            start += next;
            Report(text[start..], start, state, found);
            start++;
        }
    }

    private static int Beginning(ReadOnlySpan<char> text) => (text[0] << 16) | text[1];

    private void Report<TState>(ReadOnlySpan<char> text, int at, TState state, Action<TState, int, int> found)
    {
        if (text.Length > 1 && _byBeginning.TryGetValue(Beginning(text), out var entries))
        {
            Report(entries, text, at, state, found);
        }

        if (_single.Count > 0 && _single.TryGetValue(text[0], out entries))
        {
            Report(entries, text, at, state, found);
        }
    }

    private static void Report<TState>(Entry[] entries, ReadOnlySpan<char> text, int at, TState state, Action<TState, int, int> found)
    {
        foreach (var entry in entries)
        {
            if (text.StartsWith(entry.Literal, StringComparison.Ordinal))
            {
                foreach (var target in entry.Targets)
                {
                    found(state, target, at);
                }
            }
        }
    }

    private sealed record Entry(string Literal, int[] Targets);
}
