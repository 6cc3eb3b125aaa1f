using System.Globalization;
using System.Text;

namespace Portal.Web.Components.Objects;

/// <summary>Makes hostile text harmless to the eye. (HTML is no danger: Blazor encodes.) Pure.</summary>
public static class ObjectText
{
    /// <summary>
    /// The text with what cannot be seen made visible: control characters as their pictures (␀ ␊ ␛), what changes direction or has no width
    /// (bidi overrides, zero width, soft hyphen, tags) as <c>\u202E</c>. A name that reads <c>web-1</c> is <c>web-1</c>.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <param name="keepLines">Whether line breaks and tabs stay what they are, for log lines and details.</param>
    public static string Visible(string text, bool keepLines = true)
    {
        if (!text.EnumerateRunes().Any(rune => IsHidden(rune, keepLines)))
        {
            return text;
        }

        var result = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsHidden(rune, keepLines))
            {
                result.Append(rune);
            }
            else if (rune.Value < 0x20)
            {
                result.Append((char)(0x2400 + rune.Value));
            }
            else
            {
                result.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}");
            }
        }

        return result.ToString();
    }

    /// <summary>
    /// A name cut in the middle, never at its end: the end tells pods of one set apart. <c>prometheus-k8s-…-0</c>.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="longest">Most characters of the result, at least 8.</param>
    public static string CutMiddle(string name, int longest)
    {
        if (name.Length <= longest)
        {
            return name;
        }

        var tail = (longest - 1) / 2;
        var head = longest - 1 - tail;

        // A surrogate pair is not torn apart.
        if (char.IsHighSurrogate(name[head - 1]))
        {
            head--;
        }

        var start = name.Length - tail;
        if (char.IsLowSurrogate(name[start]))
        {
            start++;
        }

        return string.Concat(name.AsSpan(0, head), "…", name.AsSpan(start));
    }

    private static bool IsHidden(Rune rune, bool keepLines)
    {
        if (keepLines && (rune.Value is '\n' or '\t'))
        {
            return false;
        }

        return Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            || rune.Value is 0xFFFD or 0x115F or 0x1160 or 0x3164 or 0xFFA0;
    }
}
