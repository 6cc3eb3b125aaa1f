using System.Buffers;

namespace Portal.Core.Text;

/// <summary>
/// What is too much for an article. Parsers of Markdown have inputs on which they are slow or deep; these bounds lie far above any real text and
/// far below those.
/// </summary>
public static class MarkdownLimits
{
    /// <summary>The most UTF-16 units of a text; an article of 1,200 words has 10,000.</summary>
    public const int Length = 200_000;

    /// <summary>The longest line.</summary>
    public const int LineLength = 20_000;

    /// <summary>How many opening signs (quotes, brackets, emphasis, list markers, table bars) one line may have.</summary>
    public const int SignsInLine = 1_000;

    /// <summary>
    /// How many signs that must be closed (brackets, emphasis, backticks) one paragraph may have, that is lines without an empty one between
    /// them: those that never close cost their square.
    /// </summary>
    public const int SignsInParagraph = 2_000;

    /// <summary>How deep quotes may nest.</summary>
    public const int QuoteDepth = 16;

    private static readonly SearchValues<char> Markup = SearchValues.Create("[(*_~|<`!>+-&\\");
    private static readonly SearchValues<char> MustBeClosed = SearchValues.Create("[*_~<`");

    /// <summary>What is too much about the text, or null.</summary>
    public static LocalizedText? Check(string markdown)
    {
        if (markdown.Length > Length)
        {
            return new($"The text has {markdown.Length:N0} characters; {Length:N0} are allowed.", $"文本有 {markdown.Length:N0} 个字符，最多允许 {Length:N0} 个。");
        }

        var (number, inParagraph) = (0, 0);
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            number++;
            if (line.Length > LineLength)
            {
                return new($"Line {number} has {line.Length:N0} characters; {LineLength:N0} are allowed.", $"第 {number} 行有 {line.Length:N0} 个字符，最多允许 {LineLength:N0} 个。");
            }

            if (QuotesAt(line) > QuoteDepth)
            {
                return new($"Line {number} nests quotes deeper than {QuoteDepth}.", $"第 {number} 行的引用嵌套超过 {QuoteDepth} 层。");
            }

            inParagraph = line.IsWhiteSpace() ? 0 : inParagraph + Count(line, MustBeClosed);
            if (Count(line, Markup) > SignsInLine)
            {
                return new(
                    $"Line {number} has more than {SignsInLine:N0} signs of markup (brackets, stars, bars).", $"第 {number} 行的标记符号（括号、星号、竖线）超过 {SignsInLine:N0} 个。");
            }

            if (inParagraph > SignsInParagraph)
            {
                return new(
                    $"The paragraph that ends at line {number} has more than {SignsInParagraph:N0} signs of markup.", $"到第 {number} 行为止的段落中标记符号超过 {SignsInParagraph:N0} 个。");
            }
        }

        return null;
    }

    private static int QuotesAt(ReadOnlySpan<char> line)
    {
        var quotes = 0;
        foreach (var c in line)
        {
            if (c == '>')
            {
                quotes++;
            }
            else if (c != ' ' && c != '\t')
            {
                break;
            }
        }

        return quotes;
    }

    private static int Count(ReadOnlySpan<char> line, SearchValues<char> wanted)
    {
        var count = 0;
        for (var at = line.IndexOfAny(wanted); at >= 0; at = line.IndexOfAny(wanted))
        {
            count++;
            line = line[(at + 1)..];
        }

        return count;
    }
}
