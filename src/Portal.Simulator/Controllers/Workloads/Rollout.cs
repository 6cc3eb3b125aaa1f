using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Workloads;

/// <summary>How many pods a rolling update may add and take at a time.</summary>
/// <param name="Surge">Pods above the wanted number.</param>
/// <param name="Unavailable">Pods below it.</param>
public sealed record Rollout(int Surge, int Unavailable)
{
    /// <summary>Reads a Deployment's strategy: percentages of the replicas, surge rounded up, unavailable rounded down; never both 0.</summary>
    public static Rollout Of(JsonObject deployment, int replicas)
    {
        var surge = Amount(deployment.At("spec", "strategy", "rollingUpdate", "maxSurge"), replicas, roundUp: true);
        var unavailable = Amount(deployment.At("spec", "strategy", "rollingUpdate", "maxUnavailable"), replicas, roundUp: false);
        return surge == 0 && unavailable == 0 ? new(0, 1) : new(surge, unavailable);
    }

    /// <summary>A number, or a percentage of a total (25 % when absent).</summary>
    public static int Amount(JsonNode? value, int total, bool roundUp)
    {
        if (value?.GetValueKind() == JsonValueKind.Number && int.TryParse(value.ToJsonString(), CultureInfo.InvariantCulture, out var number))
        {
            return Math.Max(0, number);
        }

        var percent = value.Text() is { } text && int.TryParse(text.TrimEnd('%'), CultureInfo.InvariantCulture, out var given) ? given : 25;
        var share = percent / 100.0 * total;
        return (int)(roundUp ? Math.Ceiling(share) : Math.Floor(share));
    }
}
