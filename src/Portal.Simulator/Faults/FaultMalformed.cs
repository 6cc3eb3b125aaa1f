using System.Text.Json.Serialization;

namespace Portal.Simulator.Faults;

/// <summary>Which objects of the answers are malformed, and how. Bookmarks are left alone.</summary>
public sealed record FaultMalformed
{
    /// <summary>In what way.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required MalformedKind Kind { get; init; }

    /// <summary>Only the object of this name; without: any.</summary>
    public string? Name { get; init; }

    /// <summary>The chance, 0 to 1, of each object that fits.</summary>
    public double Probability { get; init; } = 1;

    internal IEnumerable<string> Problems()
    {
        if (Probability is not (>= 0 and <= 1))
        {
            yield return $"probability: must be between 0 and 1, not {Probability}";
        }
    }
}
