using System.Globalization;

namespace Portal.Core.Knowledge.Matching;

/// <summary>The forms of one line: without the colours of a terminal, and without the escapes of a string within JSON or klog.</summary>
internal static class TextForms
{
    private const char Escape = '\u001B';
    private const int LongestHead = 100;
    private static readonly string[] MessageKeys = ["\"log\":\"", "\"msg\":\"", "\"message\":\"", "\"MESSAGE\":\""];

    /// <summary>The line as it is; without colour codes where it has some.</summary>
    public static TextView Plain(PastedText paste, int line)
    {
        var start = paste.StartOf(line);
        var view = new TextView(paste.Text.AsMemory(start, paste.Line(line).Length), null, start, line);
        return WithoutColours(view);
    }

    /// <summary>
    /// The text with each escape undone once: <c>\"</c> becomes a quote, <c>\u003c</c> a bracket, <c>\n</c> a line end. Null when nothing is escaped.
    /// </summary>
    public static TextView? Unescaped(TextView view)
    {
        var text = view.Span;
        var next = text.IndexOf('\\');
        if (next < 0)
        {
            return null;
        }

        var characters = new char[text.Length];
        var map = new int[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            map[length] = view.OffsetOf(i);
            characters[length++] = text[i] == '\\' && i + 1 < text.Length ? Undo(text, ref i) : text[i];
        }

        return length == text.Length ? null : WithoutColours(new TextView(characters.AsMemory(0, length), map.AsSpan(0, length).ToArray(), 0, view.Line));
    }

    /// <summary>The message of a line of a log in JSON, without its escapes; null if the line is none.</summary>
    public static TextView? Message(TextView view)
    {
        var text = view.Span;
        if (text.IndexOf('{') is < 0 or > LongestHead)
        {
            return null;
        }

        foreach (var key in MessageKeys)
        {
            if (text.IndexOf(key, StringComparison.Ordinal) is var at and >= 0)
            {
                var start = at + key.Length;
                var end = start;
                while (end < text.Length && text[end] != '"')
                {
                    end += text[end] == '\\' ? 2 : 1;
                }

                end = Math.Min(end, text.Length);
                var message = view with { Text = view.Text[start..end], Map = view.Map?[start..end], Start = view.Start + start };
                return Unescaped(message) ?? message;
            }
        }

        return null;
    }

    /// <summary>
    /// The text with spaces for Chinese characters, in place, so that what somebody wrote around a quoted line ends its words; null when there are none. To a
    /// pattern they are letters: <c>\btask</c> is not found behind one.
    /// </summary>
    public static TextView? WithoutHan(TextView view)
    {
        var text = view.Span;
        if (text.IndexOfAnyInRange('\u3400', '\u9FFF') < 0)
        {
            return null;
        }

        var characters = text.ToArray();
        var map = new int[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            characters[i] = text[i] is >= '\u3400' and <= '\u9FFF' ? ' ' : text[i];
            map[i] = view.OffsetOf(i);
        }

        return new TextView(characters, map, 0, view.Line);
    }

    private static char Undo(ReadOnlySpan<char> text, ref int i)
    {
        var undone = text[i + 1] switch
        {
            '"' or '\\' or '/' or '\'' => text[i + 1],
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => '\0',
        };
        if (undone != '\0')
        {
            i++;
            return undone;
        }

        if (text[i + 1] == 'u' && i + 5 < text.Length
            && ushort.TryParse(text.Slice(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            i += 5;
            return (char)code;
        }

        return text[i];
    }

    private static TextView WithoutColours(TextView view)
    {
        var text = view.Span;
        if (!text.Contains(Escape))
        {
            return view;
        }

        var characters = new char[text.Length];
        var map = new int[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == Escape)
            {
                i = EndOfCode(text, i);
                continue;
            }

            map[length] = view.OffsetOf(i);
            characters[length++] = text[i];
        }

        return new TextView(characters.AsMemory(0, length), map.AsSpan(0, length).ToArray(), 0, view.Line);
    }

    /// <summary>Index of the last character of a control sequence that begins at the escape character.</summary>
    private static int EndOfCode(ReadOnlySpan<char> text, int escape)
    {
        var i = escape + 1;
        if (i >= text.Length)
        {
            return escape;
        }

        switch (text[i])
        {
            case '[': // Colours, positions: parameters, then one letter.
                i++;
                while (i < text.Length && text[i] is >= ' ' and < '@')
                {
                    i++;
                }

                return i < text.Length && text[i] is >= '@' and <= '~' ? i : i - 1;
            case ']': // Titles and links: up to a bell or another escape.
                while (i < text.Length && text[i] is not ('\a' or Escape))
                {
                    i++;
                }

                return i < text.Length && text[i] == '\a' ? i : i - 1;
            case '\\' or '(' or ')' or '=' or '>' or '7' or '8':
                return text[i] is '(' or ')' && i + 1 < text.Length ? i + 1 : i;
            default:
                return escape;
        }
    }
}
