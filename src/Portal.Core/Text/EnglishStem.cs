namespace Portal.Core.Text;

/// <summary>
/// Takes the commonest endings off English words, so that "evicted", "evicting" and "evicts" meet. Deliberately light: a stem that two unrelated
/// words share costs more than one that is missed.
/// </summary>
internal static class EnglishStem
{
    private const int ShortestWord = 5;

    /// <summary>The stem, or null when the word is its own: short, not plain letters, or without a known ending.</summary>
    public static string? Of(string word)
    {
        if (word.Length < ShortestWord || word.AsSpan().ContainsAnyExceptInRange('a', 'z'))
        {
            return null;
        }

        var stem = word switch
        {
            _ when word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
            _ when word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal)
                || word.EndsWith("shes", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal) => word[..^2],
            _ when word.EndsWith("ing", StringComparison.Ordinal) && word.Length > ShortestWord => Undouble(word[..^3]),
            _ when word.EndsWith("ed", StringComparison.Ordinal) && !word.EndsWith("eed", StringComparison.Ordinal) => Undouble(word[..^2]),
            _ when word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && !word.EndsWith("us", StringComparison.Ordinal)
                && !word.EndsWith("is", StringComparison.Ordinal) => word[..^1],
            _ => word,
        };

        // "delete", "deleted" and "deleting" meet without their e.
        stem = stem.EndsWith('e') && stem.Length >= ShortestWord ? stem[..^1] : stem;
        return stem == word || stem.Length < 3 ? null : stem;
    }

    private static string Undouble(string stem) =>
        stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z') ? stem[..^1] : stem;
}
