using Portal.Core.Text;

namespace Portal.Web.Components.Objects;

/// <summary>Makes hostile text harmless to the eye. (HTML is no danger: Blazor encodes.) Pure.</summary>
public static class ObjectText
{
    /// <summary>The text with what cannot be seen made visible, see <see cref="VisibleText"/>. A name that reads <c>web-1</c> is <c>web-1</c>.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="keepLines">Whether line breaks and tabs stay what they are, for log lines and details.</param>
    public static string Visible(string text, bool keepLines = true) => keepLines && text.AsSpan().ContainsAny('\n', '\t')
        ? string.Join('\n', text.Split('\n').Select(static line => string.Join('\t', line.Split('\t').Select(VisibleText.Of))))
        : VisibleText.Of(text);

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
}
