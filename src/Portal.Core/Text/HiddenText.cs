namespace Portal.Core.Text;

/// <summary>Makes what hides in running text visible, without touching its line ends and tabs.</summary>
internal static class HiddenText
{
    /// <summary>The text with direction-changing, invisible and control characters written out.</summary>
    public static string Show(string text)
    {
        if (!text.AsSpan().ContainsAny('\n', '\t'))
        {
            return VisibleText.Of(text);
        }

        return string.Join('\n', text.Split('\n').Select(line => string.Join('\t', line.Split('\t').Select(VisibleText.Of))));
    }
}
