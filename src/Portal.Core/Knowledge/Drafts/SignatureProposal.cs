using System.Text;
using System.Text.RegularExpressions;
using Portal.Core.Text;

namespace Portal.Core.Knowledge.Drafts;

/// <summary>
/// Makes a signature of one line: its words as they are; numbers, ids and addresses as what they are of; names that are known as named groups. A
/// person makes it wider; it never matches more than lines of the same form. Pure.
/// </summary>
public static partial class SignatureProposal
{
    private const int LongestLine = 300;
    private const int ShortestLiteral = 8;
    private const string Special = @"\*+?|{}[]()^$.";

    /// <summary>The signature; null when the line has too few words of its own to be known by.</summary>
    /// <param name="id">Its id, in kebab-case.</param>
    /// <param name="kind">Where the line is from.</param>
    /// <param name="title">What it means.</param>
    /// <param name="text">The line; of several, the first that is not empty.</param>
    /// <param name="names">Names that stand in it, each with the group that it becomes, such as <c>db-0</c> → <c>pod</c>.</param>
    public static Signature? Of(string id, SignatureKind kind, LocalizedText title, string text, IReadOnlyDictionary<string, string> names)
    {
        var line = Shorten(text.ReplaceLineEndings("\n").Split('\n').Select(static each => each.Trim()).FirstOrDefault(static each => each.Length > 0) ?? "");
        var pattern = new StringBuilder();
        var literals = new List<string>();
        var literal = new StringBuilder();
        var known = names.Keys.Where(static name => name.Length > 1).OrderByDescending(static name => name.Length).ToArray();
        for (var i = 0; i < line.Length;)
        {
            if (known.FirstOrDefault(name => IsWord(line, i, name)) is { } name)
            {
                Vary(name.Length, $"(?<{names[name]}>[A-Za-z0-9._-]+)");
            }
            else if (Variable().Match(line, i) is { Success: true } variable && variable.Index == i && (i == 0 || !char.IsAsciiLetterOrDigit(line[i - 1])))
            {
                Vary(variable.Length, variable.Groups["uuid"].Success ? "[0-9a-f-]{36}" : variable.Groups["number"].Success ? "[0-9.:]+" : "[0-9a-fA-Fx]+");
            }
            else if (char.IsAsciiDigit(line[i]))
            {
                var end = i;
                while (end < line.Length && char.IsAsciiDigit(line[end]))
                {
                    end++;
                }

                Vary(end - i, "[0-9]+");
            }
            else if (char.IsControl(line[i]))
            {
                Vary(1, ".");
            }
            else
            {
                pattern.Append(Escape($"{line[i]}"));
                literal.Append(line[i++]);
            }

            void Vary(int length, string form)
            {
                pattern.Append(form);
                i += length;
                EndLiteral();
            }
        }

        EndLiteral();
        var longest = literals.MaxBy(static each => each.Count(char.IsLetter)) ?? "";
        var signature = new Signature { Id = id, Kind = kind, Title = title, Pattern = pattern.ToString(), Literals = [longest], Samples = [line] };
        return longest.Count(char.IsLetter) < ShortestLiteral || SignatureRules.Check([signature]).Any() ? null : signature;

        void EndLiteral()
        {
            literals.Add(literal.ToString().Trim());
            literal.Clear();
        }
    }

    /// <summary>The pattern that matches just a text; what needs no escape is left as people read it.</summary>
    internal static string Escape(string text) => string.Concat(text.Select(static c => Special.Contains(c, StringComparison.Ordinal) ? $"\\{c}" : $"{c}"));

    private static string Shorten(string line)
    {
        if (line.Length <= LongestLine)
        {
            return line;
        }

        var end = line.LastIndexOf(' ', LongestLine);
        return end > 0 ? line[..end] : DraftText.Start(line, LongestLine);
    }

    private static bool IsWord(string line, int at, string name) =>
        string.CompareOrdinal(line, at, name, 0, name.Length) == 0
        && (at == 0 || !IsOfName(line[at - 1]))
        && (at + name.Length == line.Length || !IsOfName(line[at + name.Length]));

    private static bool IsOfName(char c) => char.IsAsciiLetterOrDigit(c) || c == '-';

    [GeneratedRegex(
        @"\G((?<uuid>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})|(?<hex>0x[0-9a-fA-F]+|[0-9a-f]{12,64})|(?<number>[0-9]+([.:][0-9]+)+))(?![A-Za-z0-9])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();
}
