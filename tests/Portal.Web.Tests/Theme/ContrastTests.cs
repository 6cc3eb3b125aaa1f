using System.Globalization;
using Xunit;

namespace Portal.Web.Tests.Theme;

public sealed class ContrastTests
{
    public static TheoryData<string, string, double, double, double> Pairs
    {
        get
        {
            var data = new TheoryData<string, string, double, double, double>();
            foreach (var row in Tokens.Table("contrast.tsv"))
            {
                data.Add(row[0], row[1], Number(row[2]), Number(row[3]), Number(row[4]));
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Contrast_EachPair_IsAsPublishedAndAtLeastWhatTheRuleAsks(string foreground, string background, double light, double dark, double least)
    {
        var seen = Contrast(Tokens.Light[foreground], Tokens.Light[background]);
        var seenDark = Contrast(Tokens.Dark[foreground], Tokens.Dark[background]);
        Assert.Equal(light, seen, 0.02);
        Assert.Equal(dark, seenDark, 0.02);
        Assert.InRange(Math.Min(seen, seenDark), least, 21);
    }

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        var value = int.Parse(colour.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return (0.2126 * Linear(value >> 16 & 255)) + (0.7152 * Linear(value >> 8 & 255)) + (0.0722 * Linear(value & 255));
    }

    private static double Linear(int channel)
    {
        var c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
