using System.Globalization;
using Portal.Core.Text;

namespace Portal.Web.Api;

/// <summary>Texts in the language of the request (<c>?lang=</c>, the cookie, <c>Accept-Language</c>).</summary>
public static class RequestLanguage
{
    /// <summary>The text as the caller reads it.</summary>
    public static string Shown(this LocalizedText text) => text.In(CultureInfo.CurrentUICulture.Name);
}
