using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Core.Knowledge.Exchange;

/// <summary>
/// Writes texts as YAML scalars on one line, so that they are read back as the same text: plain where nobody could take it for something else, in
/// single quotes where everything can be seen, else in double quotes with escapes.
/// </summary>
internal static partial class YamlText
{
    private static readonly string[] Words = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];

    /// <summary>The scalar.</summary>
    public static string Scalar(string text) =>
        Plain().IsMatch(text) && !Words.Contains(text, StringComparer.OrdinalIgnoreCase) ? text
        : text.All(static c => !MustBeEscaped(c)) ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'"
        : Escaped(text);

    /// <summary>A list on one line.</summary>
    public static string List(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Scalar))}]";

    private static string Escaped(string text)
    {
        var result = new StringBuilder("\"", text.Length + 16);
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => result.Append("\\\""),
                '\\' => result.Append("\\\\"),
                '\n' => result.Append("\\n"),
                '\r' => result.Append("\\r"),
                '\t' => result.Append("\\t"),
                _ when MustBeEscaped(c) => result.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => result.Append(c),
            };
        }

        return result.Append('"').ToString();
    }

    /// <summary>What cannot be seen, or ends a line for somebody. Surrogates stay: emoji are readable.</summary>
    private static bool MustBeEscaped(char c) => c == '\uFEFF' || (!char.IsSurrogate(c) && char.GetUnicodeCategory(c) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);

    [GeneratedRegex(@"^[A-Za-z](?:[A-Za-z0-9_/ -]*[A-Za-z0-9])?\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plain();
}
