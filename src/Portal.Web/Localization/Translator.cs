using System.Globalization;
using Portal.Core.Text;

namespace Portal.Web.Localization;

/// <summary>Picks the language of the page. Imported statically by every component.</summary>
public static class Translator
{
    /// <summary>Whether the page is in Chinese.</summary>
    public static bool IsChinese => CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.OrdinalIgnoreCase);

    /// <summary>The text in the language of the page.</summary>
    public static string T(LocalizedText text) => IsChinese ? text.Zh : text.En;

    /// <summary>A plain number with separators, the same in both languages.</summary>
    public static string N(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
