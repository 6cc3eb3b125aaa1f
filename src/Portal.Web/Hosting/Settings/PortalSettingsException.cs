using System.Collections.Immutable;

namespace Portal.Web.Hosting.Settings;

/// <summary>The settings cannot be used. Lists every problem at once, each with what to do.</summary>
public sealed class PortalSettingsException : Exception
{
    /// <summary>Makes one from the problems found.</summary>
    /// <param name="problems">One sentence each.</param>
    public PortalSettingsException(IEnumerable<string> problems)
        : this([.. problems])
    {
    }

    private PortalSettingsException(ImmutableArray<string> problems)
        : base("The portal cannot start:" + string.Concat(problems.Select(static problem => Environment.NewLine + "  - " + problem))) =>
        Problems = problems;

    /// <summary>The problems, one sentence each.</summary>
    public ImmutableArray<string> Problems { get; }
}
