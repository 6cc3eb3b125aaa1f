using System.Collections.Immutable;
using System.Globalization;

namespace Portal.Core.Nodes;

/// <summary>What a drain may do. DaemonSet pods always stay.</summary>
public sealed record DrainOptions
{
    /// <summary>Parameter: seconds that each pod has; -1 for its own.</summary>
    public const string GraceParameter = "gracePeriodSeconds";

    /// <summary>Parameter: whether emptyDir data may be lost.</summary>
    public const string EmptyDirParameter = "deleteEmptyDirData";

    /// <summary>Parameter: whether pods without controller may go.</summary>
    public const string ForceParameter = "force";

    /// <summary>Parameter: for how many minutes a blocked pod is asked for.</summary>
    public const string TimeoutParameter = "timeoutMinutes";

    /// <summary>Nothing that loses data, each pod with its own grace period.</summary>
    public static DrainOptions Default { get; } = new();

    /// <summary>The grace period in seconds; null for each pod's own.</summary>
    public long? GracePeriodSeconds { get; init; }

    /// <summary>What was said yes to.</summary>
    public DrainConsents Consents { get; init; }

    /// <summary>The options that the parameters of a run mean; what cannot be read counts as not given.</summary>
    public static DrainOptions Of(ImmutableDictionary<string, string> parameters)
    {
        var grace = long.TryParse(parameters.GetValueOrDefault(GraceParameter), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds) ? seconds : -1;
        return new DrainOptions
        {
            GracePeriodSeconds = grace < 0 ? null : grace,
            Consents = (IsTrue(EmptyDirParameter) ? DrainConsents.EmptyDir : DrainConsents.None) | (IsTrue(ForceParameter) ? DrainConsents.NoController : DrainConsents.None),
        };

        bool IsTrue(string name) => parameters.GetValueOrDefault(name) == "true";
    }
}
