using Portal.Core.Text;
using Portal.Web.Localization;

namespace Portal.Web.Components.Layout;

/// <summary>The navigation, in the order of the loop. Only pages that exist.</summary>
public static class NavPlaces
{
    /// <summary>What is wrong now.</summary>
    public static NavPlace Overview { get; } = new("/", ShellText.Overview, 'o', true);

    /// <summary>All findings.</summary>
    public static NavPlace Findings { get; } = new("/findings", ShellText.Findings, 'f', true);

    /// <summary>What cannot be deleted.</summary>
    public static NavPlace Deletions { get; } = new("/deletions", DeletionText.Title, 'd', true, OfCluster: true);

    /// <summary>All runs.</summary>
    public static NavPlace Remediations { get; } = new("/remediations", ShellText.Remediations, 'r', true);

    /// <summary>All articles.</summary>
    public static NavPlace Knowledge { get; } = new("/knowledge", ShellText.Knowledge, 'k', false);

    /// <summary>What a pasted text shows.</summary>
    public static NavPlace Match { get; } = new("/match", MatchText.Title, 'm', false);

    /// <summary>Who did what.</summary>
    public static NavPlace Audit { get; } = new("/audit", ShellText.Audit, 'a', true);

    /// <summary>Clusters, detectors, database, sign-in.</summary>
    public static NavPlace Settings { get; } = new("/settings", ShellText.Settings, 's', false);

    /// <summary>All of them, by group.</summary>
    public static IReadOnlyList<(LocalizedText Group, IReadOnlyList<NavPlace> Places)> Groups { get; } =
    [
        (ShellText.Watch, [Overview, Findings, Deletions]),
        (ShellText.Act, [Remediations]),
        (ShellText.Learn, [Knowledge, Match]),
        (ShellText.Record, [Audit, Settings]),
    ];

    /// <summary>All of them.</summary>
    public static IEnumerable<NavPlace> All => Groups.SelectMany(static group => group.Places);
}
