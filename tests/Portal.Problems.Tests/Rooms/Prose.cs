using System.Text.RegularExpressions;

namespace Portal.Problems.Tests.Rooms;

/// <summary>What a person reads of an article's Markdown: paragraphs, lists, tables and headings, without blocks of code.</summary>
internal static partial class Prose
{
    /// <summary>An ideograph carries this much of an English word.</summary>
    private const double WordsPerIdeograph = 0.6;

    /// <summary>The text without blocks of code; an empty line stands for each, so that its neighbours do not become one paragraph.</summary>
    public static string WithoutCode(string body) => string.Join('\n', Lines(body).Select(static line => line.Code ? "" : line.Text));

    /// <summary>English words.</summary>
    public static int Words(string body) => Readable(body).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(static word => word.Any(char.IsLetterOrDigit));

    /// <summary>The Chinese text's length in English words: its ideographs weighed, its Latin words counted.</summary>
    public static int ChineseWords(string body)
    {
        var text = Readable(body);
        var latin = Ideograph().Replace(text, " ");
        return (int)Math.Round((Ideograph().Count(text) * WordsPerIdeograph) + Words(latin));
    }

    /// <summary>Blocks of code, rows of tables and items of lists, in order.</summary>
    public static string Shape(string body) => string.Join('\n', Lines(body).Select(ShapeOf).Where(static shape => shape.Length > 0));

    /// <summary>The lines, and whether each belongs to a block of code, fences included.</summary>
    private static IEnumerable<(string Text, bool Code)> Lines(string body)
    {
        var inside = false;
        foreach (var line in body.ReplaceLineEndings("\n").Split('\n'))
        {
            var fence = line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            yield return (line, inside || fence);
            inside ^= fence;
        }
    }

    private static string ShapeOf((string Text, bool Code) line)
    {
        var text = line.Text.TrimStart();
        return text switch
        {
            _ when line.Code => text.StartsWith("```", StringComparison.Ordinal) ? text.TrimEnd() : "",
            _ when text.StartsWith('#') => text[(text.LastIndexOf('{') + 1)..],
            _ when text.StartsWith('|') => "row",
            _ when text.StartsWith("- ", StringComparison.Ordinal) => "item",
            _ when ListNumber().IsMatch(text) => "item",
            _ => "",
        };
    }

    private static string Readable(string body) => Anchor().Replace(LinkTarget().Replace(WithoutCode(body), "]"), "");

    [GeneratedRegex(@"\]\([^)\n]*\)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LinkTarget();

    [GeneratedRegex(@"\{#[a-z0-9-]+\}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Anchor();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Ideograph();

    [GeneratedRegex(@"\A[0-9]+\. ", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ListNumber();
}
