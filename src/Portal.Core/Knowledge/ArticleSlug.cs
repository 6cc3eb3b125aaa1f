using System.Text;

namespace Portal.Core.Knowledge;

/// <summary>Makes a slug from a title.</summary>
public static class ArticleSlug
{
    private const int Longest = 80;

    /// <summary>Lower-case letters and digits of the title's Latin words, joined by hyphens; null if there are none. Pure.</summary>
    /// <param name="title">The title.</param>
    public static string? From(string title)
    {
        var slug = new StringBuilder();
        foreach (var c in title.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (slug.Length > 0 && slug[^1] != '-' && !char.IsSurrogate(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.NonSpacingMark)
            {
                slug.Append('-');
            }
        }

        var text = slug.ToString(0, Math.Min(slug.Length, Longest)).Trim('-');
        return text.Any(char.IsAsciiLetter) ? text : null;
    }
}
