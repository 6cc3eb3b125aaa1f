using MudBlazor;

namespace Portal.Web.Theme;

/// <summary>Type of the theme: the system's fonts, six sizes, no capitals and no letter-spacing. See tokens.css.</summary>
internal static class PortalTypography
{
    private const string Strong = "600";

    private static readonly string[] Fonts =
    [
        "system-ui", "-apple-system", "\"Segoe UI\"", "Roboto", "\"Noto Sans\"", "\"Helvetica Neue\"", "Arial", "\"PingFang SC\"",
        "\"Microsoft YaHei UI\"", "\"Microsoft YaHei\"", "\"Noto Sans CJK SC\"", "\"Source Han Sans SC\"", "\"WenQuanYi Micro Hei\"", "sans-serif",
    ];

    /// <summary>Makes the typography. Headings H1 to H3 are not used by MudBlazor components of ours and keep their defaults.</summary>
    public static Typography Create() => new()
    {
        Default = Set(new DefaultTypography(), ".875rem", "1.43", "400"),
        Body1 = Set(new Body1Typography(), ".875rem", "1.43", "400"),
        Body2 = Set(new Body2Typography(), ".875rem", "1.43", "400"),
        Button = Set(new ButtonTypography(), ".875rem", "1.43", Strong),
        H4 = Set(new H4Typography(), "1.5rem", "1.334", Strong),
        H5 = Set(new H5Typography(), "1.25rem", "1.4", Strong),
        H6 = Set(new H6Typography(), "1rem", "1.5", Strong),
        Subtitle1 = Set(new Subtitle1Typography(), "1rem", "1.5", Strong),
        Subtitle2 = Set(new Subtitle2Typography(), ".875rem", "1.43", Strong),
        Caption = Set(new CaptionTypography(), ".75rem", "1.34", "400"),
        Overline = Set(new OverlineTypography(), ".75rem", "1.34", "400"),
    };

    private static T Set<T>(T typography, string size, string lineHeight, string weight)
        where T : BaseTypography
    {
        typography.FontFamily = Fonts;
        typography.FontSize = size;
        typography.LineHeight = lineHeight;
        typography.FontWeight = weight;
        typography.LetterSpacing = "normal";
        typography.TextTransform = "none";
        return typography;
    }
}
