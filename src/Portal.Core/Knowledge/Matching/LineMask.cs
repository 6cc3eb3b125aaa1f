using System.Text;

namespace Portal.Core.Knowledge.Matching;

/// <summary>
/// Masks what differs from one occurrence of a line to the next: numbers, ids, addresses, times, paths, names in quotes. Two lines of one
/// statement of a program have the same template.
/// </summary>
internal static class LineMask
{
    /// <summary>What stands for a number.</summary>
    public const string Number = "<n>";

    /// <summary>What stands for an id, an address, a time or the name of an object.</summary>
    public const string Id = "<id>";

    /// <summary>What stands for a path.</summary>
    public const string Path = "<path>";

    /// <summary>What stands for a name in quotes, quotes not included.</summary>
    public const string Name = "<name>";

    private const int LongestTemplate = 1000;
    private const int ShortestHex = 6;

    /// <summary>The template of a line, without the head of the journal, klog or the runtime.</summary>
    public static string Template(string line)
    {
        var body = line.AsSpan(LineHead.Of(line).BodyStart).Trim();
        var template = new StringBuilder(Math.Min(body.Length, LongestTemplate));
        var i = 0;
        while (i < body.Length && template.Length < LongestTemplate)
        {
            i = body[i] switch
            {
                '"' => Quoted(template, body, i),
                var c when IsWord(c) => Word(template, body, i),
                _ => Other(template, body, i),
            };
        }

        return template.ToString();
    }

    /// <summary>The longest part of a template that is the same in every line; empty if there is none.</summary>
    public static string LongestConstant(string template) => Constants(template).OrderByDescending(static part => part.Length).FirstOrDefault() ?? "";

    /// <summary>The parts of a template between what is masked.</summary>
    public static string[] Constants(string template) =>
        [.. template.Split([Number, Id, Path, Name], StringSplitOptions.None).Select(static part => part.Replace('\n', ' ').Trim()).Where(static part => part.Length > 0)];

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '-' or '.' or '_' or '/' or ':' or '%' or '@' or '+' or '…';

    private static int Other(StringBuilder template, ReadOnlySpan<char> body, int i)
    {
        if (!char.IsWhiteSpace(body[i]))
        {
            template.Append(body[i]);
        }
        else if (template.Length > 0 && template[^1] != ' ')
        {
            template.Append(' ');
        }

        return i + 1;
    }

    /// <summary>A quote around one word is around a name; around several words it is around a message, which is masked within.</summary>
    private static int Quoted(StringBuilder template, ReadOnlySpan<char> body, int i)
    {
        template.Append('"');
        var length = body[(i + 1)..].IndexOfAny('"', ' ');
        if (length <= 0 || body[i + 1 + length] == ' ')
        {
            return i + 1;
        }

        var escaped = body[i + length] == '\\';
        template.Append(Name).Append(escaped ? "\\\"" : "\"");
        return i + length + 2;
    }

    private static int Word(StringBuilder template, ReadOnlySpan<char> body, int i)
    {
        var end = i;
        while (end < body.Length && IsWord(body[end]))
        {
            end++;
        }

        var stop = end;
        while (stop > i + 1 && body[stop - 1] is ':' or '.' or '-')
        {
            stop--;
        }

        template.Append(Masked(body[i..stop])).Append(body[stop..end]);
        return end;
    }

    private static ReadOnlySpan<char> Masked(ReadOnlySpan<char> word)
    {
        if (word[0] == '/' && word.Length > 1)
        {
            return Path;
        }

        var digits = 0;
        var letters = 0;
        var hex = true;
        foreach (var c in word)
        {
            digits += char.IsDigit(c) ? 1 : 0;
            letters += char.IsLetter(c) ? 1 : 0;
            hex &= char.IsAsciiHexDigit(c) || c is '-' or '…';
        }

        if (digits == 0)
        {
            return word.Contains('…') ? Id : word;
        }

        if (hex && word.Length >= ShortestHex && letters > 0)
        {
            return Id;
        }

        // "v1", "IPv4" and "ContainerInfoV2" are words; "web-5d9c7b6f4-x2v7k", "10.0.0.1:443" and "2026-03-18T02:03:09Z" are not; "10s" and "99.5%" are numbers.
        var name = word.IndexOfAny('-', ':') >= 0 || word.IndexOfAny('/', '@') >= 0;
        return name ? Id
            : letters <= 3 && char.IsDigit(word[0]) ? Number
            : letters > digits && digits <= 2 && char.IsLetter(word[0]) ? word
            : Id;
    }
}
