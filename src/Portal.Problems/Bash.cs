using System.Buffers;

namespace Portal.Problems;

/// <summary>Commands that a person pastes into bash, with values that came from a cluster and may hold anything.</summary>
internal static class Bash
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._/-");

    /// <summary>The value as one word that bash takes literally: as it is when every character is harmless, else in single quotes.</summary>
    public static string Quote(string value) =>
        value.Length > 0 && value[0] != '-' && !value.AsSpan().ContainsAnyExcept(Plain) ? value : $"'{value.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
