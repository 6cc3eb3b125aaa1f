using System.Security.Cryptography;
using System.Text;
using MudBlazor;

namespace Portal.Web.Theme;

/// <summary>
/// The theme as a stylesheet of its own. MudBlazor's provider would put it into the page as an inline style element, which the content
/// security policy forbids; so its writer is used to make a file, light and dark, chosen like the tokens by <c>data-theme</c> and the system.
/// </summary>
public sealed class ThemeStylesheet : MudThemeProvider
{
    /// <summary>Where it is served.</summary>
    public const string Path = "/theme.css";

    private ThemeStylesheet()
    {
    }

    /// <summary>The whole stylesheet.</summary>
    public static string Content { get; } = Write();

    /// <summary>Changes when the content does; part of the address, so that the answer may be cached for ever.</summary>
    public static string Version { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Content)))[..12];

    private static string Write()
    {
        var light = Variables(PortalTheme.Theme);
        var dark = Variables(new MudTheme
        {
            PaletteLight = AsLight(PortalTheme.Dark),
            Shadows = PortalTheme.Theme.Shadows,
            Typography = PortalTheme.Theme.Typography,
            LayoutProperties = PortalTheme.Theme.LayoutProperties,
        });
        return $$"""
            :root, [data-theme="light"] {
            {{light}}}
            @media screen {
            [data-theme="dark"] {
            {{dark}}}
            }
            @media screen and (prefers-color-scheme: dark) {
            :root:not([data-theme="light"]) {
            {{dark}}}
            }
            """;
    }

    private static string Variables(MudTheme theme)
    {
        var text = new StringBuilder();
        var writer = new ThemeStylesheet();
        writer.Use(theme);
        writer.GenerateTheme(text);
        return text.ToString();
    }

    private void Use(MudTheme theme)
    {
        Theme = theme;
        _ = BuildTheme();
    }

    // The writer takes the light palette unless a browser has told it otherwise; nothing else differs between the two types.
    private static PaletteLight AsLight(PaletteDark dark)
    {
        var light = new PaletteLight();
        foreach (var property in typeof(Palette).GetProperties().Where(static p => p.CanWrite))
        {
            property.SetValue(light, property.GetValue(dark));
        }

        return light;
    }
}
