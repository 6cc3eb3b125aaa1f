using System.Globalization;

namespace Portal.Core.Text;

/// <summary>Which addresses a link or picture of an article may have. What is not plainly harmless is refused.</summary>
public static class LinkPolicy
{
    /// <summary>What the address is.</summary>
    public static LinkTarget Classify(string? address)
    {
        if (string.IsNullOrEmpty(address) || HasHiddenSign(address))
        {
            return LinkTarget.Refused;
        }

        // Browsers take a backslash for a slash, so "/\evil" is another host.
        if (address[0] is '/' or '#')
        {
            return address.Contains('\\', StringComparison.Ordinal) || address.StartsWith("//", StringComparison.Ordinal) ? LinkTarget.Refused : LinkTarget.Own;
        }

        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || address.Contains('\\', StringComparison.Ordinal))
        {
            return LinkTarget.Refused;
        }

        return uri.Scheme switch
        {
            "http" or "https" => uri.UserInfo.Length == 0 && uri.Host.Length > 0 && HasTwoSlashes(address, uri.Scheme) ? LinkTarget.Foreign : LinkTarget.Refused,
            "mailto" => LinkTarget.Mail,
            _ => LinkTarget.Refused,
        };
    }

    /// <summary>The host that a foreign link leads to, in the form that cannot pass for another (punycode).</summary>
    public static string HostOf(string address) => new Uri(address).IdnHost;

    // "https:evil" and "https:/evil" lead somewhere in a browser, but nobody who reads them knows where.
    private static bool HasTwoSlashes(string address, string scheme) =>
        address.Length > scheme.Length + 3 && address.AsSpan(scheme.Length, 3).SequenceEqual("://");

    private static bool HasHiddenSign(string address)
    {
        foreach (var c in address)
        {
            if (c <= ' ' || char.IsSurrogate(c) || CharUnicodeInfo.GetUnicodeCategory(c)
                is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                return true;
            }
        }

        return false;
    }
}
