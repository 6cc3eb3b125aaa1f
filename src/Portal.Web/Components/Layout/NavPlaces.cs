using Portal.Core.Text;
using Portal.Web.Localization;

namespace Portal.Web.Components.Layout;

/// <summary>The navigation, in the order of the loop. Only pages that exist.</summary>
public static class NavPlaces
{
    /// <summary>What is wrong now.</summary>
    public static NavPlace Overview { get; } = new("/", ShellText.Overview, 'o');

    /// <summary>All findings.</summary>
    public static NavPlace Findings { get; } = new("/findings", ShellText.Findings, 'f');

    /// <summary>All runs.</summary>
    public static NavPlace Remediations { get; } = new("/remediations", ShellText.Remediations, 'r');

    /// <summary>All articles.</summary>
    public static NavPlace Knowledge { get; } = new("/knowledge", ShellText.Knowledge, 'k');

    /// <summary>Who did what.</summary>
    public static NavPlace Audit { get; } = new("/audit", ShellText.Audit, 'a');

    /// <summary>Clusters, detectors, database, sign-in.</summary>
    public static NavPlace Settings { get; } = new("/settings", ShellText.Settings, 's');

    /// <summary>All of them, by group.</summary>
    public static IReadOnlyList<(LocalizedText Group, IReadOnlyList<NavPlace> Places)> Groups { get; } =
    [
        (ShellText.Watch, [Overview, Findings]),
        (ShellText.Act, [Remediations]),
        (ShellText.Learn, [Knowledge]),
        (ShellText.Record, [Audit, Settings]),
    ];
}
