namespace Portal.Core.Text;

/// <summary>One text in the two languages of the portal.</summary>
/// <param name="En">The English text.</param>
/// <param name="Zh">The Chinese text (simplified).</param>
public sealed record LocalizedText(string En, string Zh)
{
    /// <summary>The text in a language; anything that is not Chinese gets English.</summary>
    /// <param name="language">A language tag such as <c>zh</c>, <c>zh-CN</c> or <c>en</c>.</param>
    public string In(string language) =>
        language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Zh : En;
}
