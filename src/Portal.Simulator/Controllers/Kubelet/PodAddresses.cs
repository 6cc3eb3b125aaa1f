using System.Net;
using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Kubelet;

/// <summary>Addresses for pods, one after the other out of the node's podCIDR, as the host-local plugin gives them.</summary>
public sealed class PodAddresses
{
    private const int Hosts = 250;

    private readonly Dictionary<string, int> _next = new(StringComparer.Ordinal);

    /// <summary>The next address of a node; after 250 they begin again.</summary>
    public string Next(JsonObject node)
    {
        var name = node.Name();
        var number = _next.GetValueOrDefault(name);
        _next[name] = number + 1;
        var cidr = node.Text("spec", "podCIDR") ?? "10.244.0.0/24";
        return IPAddress.TryParse(cidr.Split('/')[0], out var network) && network.GetAddressBytes() is { Length: 4 } bytes
            ? $"{bytes[0]}.{bytes[1]}.{bytes[2]}.{2 + (number % Hosts)}"
            : $"10.244.0.{2 + (number % Hosts)}";
    }
}
