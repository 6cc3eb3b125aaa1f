using MudBlazor;
using MudBlazor.Utilities;
using Portal.Web.Theme;
using Xunit;

namespace Portal.Web.Tests.Theme;

public sealed class PortalThemeTests
{
    public static TheoryData<string, string> Mapping
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var row in Tokens.Table("palette.tsv"))
            {
                data.Add(row[0], row[1]);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Mapping))]
    public void Palette_EachProperty_HasTheColourOfItsToken(string property, string token)
    {
        Assert.Equal(Colour(Tokens.Light[token]), Colour(PortalTheme.Light, property));
        Assert.Equal(Colour(Tokens.Dark[token]), Colour(PortalTheme.Dark, property));
    }

    [Fact]
    public void Tokens_DarkBySystemAndByChoice_AreTheSame() => Assert.Equal(Tokens.Dark, Tokens.SystemDark);

    [Fact]
    public void Theme_Elevation_HasShadowsOnlyOnWhatFloats()
    {
        Assert.All(PortalTheme.Theme.Shadows.Elevation[..8], shadow => Assert.Equal("none", shadow));
        Assert.All(PortalTheme.Theme.Shadows.Elevation[8..], shadow => Assert.Equal("var(--shadow-float)", shadow));
    }

    [Fact]
    public void Stylesheet_Content_HoldsBothPalettesAndNoMarkup()
    {
        var css = ThemeStylesheet.Content;
        var dark = css.IndexOf("[data-theme=\"dark\"]", StringComparison.Ordinal);
        Assert.Contains("--mud-palette-primary: rgba(26,86,184,1);", css[..dark], StringComparison.Ordinal);
        Assert.Contains("--mud-palette-primary: rgba(138,180,245,1);", css[dark..], StringComparison.Ordinal);
        Assert.DoesNotContain('<', css);
        Assert.Equal(css.Count(c => c == '{'), css.Count(c => c == '}'));
    }

    private static string Colour(string value) => new MudColor(value).ToString(MudColorOutputFormats.HexA);

    private static string Colour(Palette palette, string property) => palette.GetType().GetProperty(property)!.GetValue(palette) switch
    {
        MudColor colour => colour.ToString(MudColorOutputFormats.HexA),
        var text => Colour((string)text!),
    };
}
