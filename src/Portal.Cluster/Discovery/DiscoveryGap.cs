namespace Portal.Cluster.Discovery;

/// <summary>A part of the API whose kinds could not be asked for: whatever lives there is unknown, not absent.</summary>
/// <param name="Group">The group; empty for the core group, <see cref="AllGroups"/> when the list of groups itself is missing.</param>
/// <param name="Version">The version; empty when all versions are meant.</param>
/// <param name="Reason">Why, for people.</param>
/// <param name="Since">Since when; it keeps while the gap lasts.</param>
/// <param name="Remembered">How many kinds of it are still known from before and go on being watched.</param>
public sealed record DiscoveryGap(string Group, string Version, string Reason, DateTimeOffset Since, int Remembered)
{
    /// <summary>Stands for all groups.</summary>
    public const string AllGroups = "*";

    /// <summary>Group and version as manifests write them.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : Version.Length == 0 ? Group : $"{Group}/{Version}";
}
