using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Portal.Web.Localization;

/// <summary>
/// Which language an answer is in: <c>?lang=</c> first (and remembered in a cookie, because the live connection of the page asks again
/// without it), then the cookie, then <c>Accept-Language</c>.
/// </summary>
public static class PortalLanguages
{
    private const string Parameter = "lang";

    /// <summary>The languages, the default first.</summary>
    public static IReadOnlyList<CultureInfo> All { get; } = [CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("zh")];

    /// <summary>What goes into the <c>lang</c> attribute of the page.</summary>
    public static string Tag => Translator.IsChinese ? "zh-CN" : "en";

    /// <summary>Chooses the language of each request.</summary>
    public static IApplicationBuilder UsePortalLanguages(this IApplicationBuilder app)
    {
        var options = new RequestLocalizationOptions
        {
            DefaultRequestCulture = new RequestCulture(All[0]),
            SupportedCultures = [.. All],
            SupportedUICultures = [.. All],
            RequestCultureProviders =
            [
                new QueryStringRequestCultureProvider { QueryStringKey = Parameter, UIQueryStringKey = Parameter },
                new CookieRequestCultureProvider(),
                new AcceptLanguageHeaderRequestCultureProvider(),
            ],
        };
        return app.UseRequestLocalization(options).Use(RememberAsync);
    }

    private static Task RememberAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Query.ContainsKey(Parameter) && !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            var cookie = CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(CultureInfo.CurrentUICulture));
            context.Response.Cookies.Append(
                CookieRequestCultureProvider.DefaultCookieName,
                cookie,
                new CookieOptions
                {
                    Path = "/",
                    MaxAge = TimeSpan.FromDays(365),
                    SameSite = SameSiteMode.Lax,
                    HttpOnly = true,
                    IsEssential = true,
                    Secure = context.Request.IsHttps,
                });
        }

        return next(context);
    }
}
