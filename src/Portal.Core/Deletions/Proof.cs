using System.Globalization;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Events;
using Portal.Cluster.Resources.Leases;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Findings;
using Portal.Core.Text;

namespace Portal.Core.Deletions;

/// <summary>
/// Builds evidence. Nothing in it depends on when it is looked at (no "24 minutes ago"), so the same state of the cluster gives the same evidence
/// at any time; the page adds ages.
/// </summary>
public static class Proof
{
    private const int LongestMessage = 1024;

    /// <summary>A field of an object.</summary>
    public static Evidence Field(ObjectReference? obj, string path, string value, DateTimeOffset at, LocalizedText text) =>
        new() { Source = EvidenceSource.ApiServer, Object = obj, Path = path, Value = Cut(value), At = at, Text = text };

    /// <summary>An event.</summary>
    public static Evidence Event(KubernetesEvent e, LocalizedText text) => new()
    {
        Source = EvidenceSource.Event,
        Object = ObjectReference.To(KnownResources.Events, e),
        Path = "message",
        Value = Cut(e.Message),
        At = e.LastTimestamp ?? e.Metadata.CreationTimestamp ?? DateTimeOffset.MinValue,
        Text = text,
    };

    /// <summary>A time as the API server writes it.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Until when a lease counts as held.</summary>
    public static DateTimeOffset HeldUntil(Lease lease)
    {
        var duration = TimeSpan.FromSeconds(Math.Clamp(lease.LeaseDurationSeconds ?? 15, 0, 3600));
        return lease.RenewTime is { } renewed ? DeletionTimes.After(renewed, duration + DeletionTimes.LeaseSlack) : DateTimeOffset.MinValue;
    }

    private static string Cut(string text) => text.Length <= LongestMessage ? text : string.Concat(text.AsSpan(0, LongestMessage - 1), "…");
}
