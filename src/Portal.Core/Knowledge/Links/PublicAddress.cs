using System.Net;

namespace Portal.Core.Knowledge.Links;

/// <summary>
/// Which addresses the portal may be led to by a text that anybody may have written: those of the public internet, and no other. It stands inside a
/// cluster, next to metadata services, API servers and databases. Pure.
/// </summary>
public static class PublicAddress
{
    // https://www.iana.org/assignments/iana-ipv4-special-registry, multicast, and the virtual address at which Azure's hosts serve their guests.
    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32",
        }.Select(static text => IPNetwork.Parse(text)),
    ];

    // Global unicast is 2000::/3 alone: loopback, link-local, unique local, multicast and NAT64 (64:ff9b::) lie outside. Inside, what is for
    // protocols (Teredo among it), for documentation, and 6to4, which carries any IPv4 address.
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork[] SpecialInGlobal = [IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("2002::/16"), IPNetwork.Parse("3fff::/20")];

    /// <summary>Whether it is an address of the public internet.</summary>
    public static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork
            ? !Special.Any(network => network.Contains(address))
            : GlobalUnicast.Contains(address) && !SpecialInGlobal.Any(network => network.Contains(address));
    }
}
