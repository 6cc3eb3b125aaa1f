using System.Globalization;

namespace Portal.Simulator.Seeding;

/// <summary>The nodes that the seeding makes: three zones, racks of eight, mostly alike, a few behind in kernel, runtime and kubelet.</summary>
public static class NodePlan
{
    private const int Zones = 3;
    private const int PerRack = 8;

    /// <summary>The node of that number, from 0.</summary>
    public static NodeTemplate Of(int number)
    {
        var zone = (char)('a' + (number % Zones));
        var inZone = number / Zones;
        var (rack, place) = ((inZone / PerRack) + 1, (inZone % PerRack) + 1);
        var name = string.Create(CultureInfo.InvariantCulture, $"demo-{zone}-r{rack:00}-n{place:00}");
        var node = new NodeTemplate
        {
            Name = name,
            Number = number + 10,
            Zone = "demo-" + zone,
            Region = "demo",
            Rack = string.Create(CultureInfo.InvariantCulture, $"{zone}-r{rack:00}"),
            Pods = 250,
        };
        return (number % 12) switch
        {
            5 => node with { Kernel = "6.1.0-42-amd64", OsImage = "Debian GNU/Linux 12 (bookworm)", Runtime = "containerd://1.7.29" },
            9 => node with { Kernel = "6.1.0-42-amd64", OsImage = "Debian GNU/Linux 12 (bookworm)", Runtime = "containerd://1.7.29", Kubelet = "v1.35.6" },
            11 => node with { Cpu = 32, MemoryGi = 128 },
            _ => node,
        };
    }
}
