using System.Globalization;
using Portal.Core.Text;

namespace Portal.Core.Knowledge.Links;

/// <summary>One form for each address, so that the same page is looked at once whoever cites it. Pure.</summary>
public static class LinkAddress
{
    /// <summary>Longer addresses are not checked.</summary>
    public const int Longest = 2_000;

    /// <summary>
    /// The address with a small-letter scheme and host (punycode), without the scheme's own port and the place within the page; null for what is not
    /// plainly http or https (<see cref="LinkPolicy"/>). It may be longer than <see cref="Longest"/>.
    /// </summary>
    public static string? Normalise(string? address)
    {
        if (LinkPolicy.Classify(address) != LinkTarget.Foreign || !Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            return null;
        }

        var host = uri.HostNameType == UriHostNameType.IPv6 ? $"[{uri.IdnHost}]" : uri.IdnHost;
        var port = uri.IsDefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{uri.Port}");
        return $"{uri.Scheme}://{host}{port}{uri.GetComponents(UriComponents.PathAndQuery, UriFormat.UriEscaped)}";
    }
}
