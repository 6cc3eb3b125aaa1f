namespace Portal.Core.Knowledge.Revisions;

/// <summary>Takes texts apart for comparison.</summary>
internal static class TextLines
{
    /// <summary>The lines, without their ends of whatever form; the empty text has none.</summary>
    public static string[] Split(string text) => text.Length == 0 ? [] : text.ReplaceLineEndings("\n").Split('\n');

    /// <summary>Words, runs of white space, and single signs; of scripts without spaces each sign is a word. Together they are the line.</summary>
    public static List<string> Words(string line)
    {
        var words = new List<string>();
        for (var start = 0; start < line.Length;)
        {
            var end = start + (char.IsSurrogatePair(line, start) ? 2 : 1);
            if (IsOfWord(line[start]))
            {
                while (end < line.Length && IsOfWord(line[end]))
                {
                    end++;
                }
            }
            else if (char.IsWhiteSpace(line[start]))
            {
                while (end < line.Length && char.IsWhiteSpace(line[end]))
                {
                    end++;
                }
            }

            words.Add(line[start..end]);
            start = end;
        }

        return words;
    }

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) && c < '\u2E80';
}
