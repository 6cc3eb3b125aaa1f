using System.Collections.Immutable;
using Portal.Cluster.Resources;

namespace Portal.Cluster.Discovery;

/// <summary>
/// Gathers what the documents of one discovery say, in the server's order, and joins it with what was known before: a part that did not answer takes
/// nothing away.
/// </summary>
/// <param name="before">What was known.</param>
/// <param name="now">The time.</param>
internal sealed class DiscoveryCollector(ClusterKinds before, DateTimeOffset now)
{
    /// <summary>A server with more kinds than this is not one that anybody runs.</summary>
    private const int MostKinds = 10_000;

    private const string NoGroup = "?";

    private readonly Dictionary<(string Group, string Resource), ServedKind> _found = [];
    private readonly List<ServedKind> _order = [];
    private readonly List<(string Group, string Version, string Reason)> _failed = [];
    private readonly SortedDictionary<string, int> _refused = new(StringComparer.Ordinal);
    private bool _answered;

    /// <summary>At least one document could be read.</summary>
    public bool Answered => _answered;

    /// <summary>A part did not answer.</summary>
    public bool Failed => _failed.Count > 0;

    /// <summary>A document was read.</summary>
    public void Answer() => _answered = true;

    /// <summary>Takes a kind; of two of one group and resource the first one counts, so the preferred version must come first.</summary>
    public void Found(ServedKind served)
    {
        var kind = served.Kind;
        if (!DiscoveryNames.IsGroup(kind.Group) || !DiscoveryNames.IsVersion(kind.Version) || !DiscoveryNames.IsResource(kind.Resource) || !DiscoveryNames.IsKind(kind.Kind)
            || _order.Count >= MostKinds)
        {
            Refused(kind.Group);
            return;
        }

        if (_found.TryAdd((kind.Group, kind.Resource), served))
        {
            _order.Add(served);
        }
    }

    /// <summary>Something with a name that cannot be one.</summary>
    public void Refused(string group)
    {
        var key = DiscoveryNames.IsGroup(group) ? group : NoGroup;
        _refused[key] = _refused.GetValueOrDefault(key) + 1;
    }

    /// <summary>A group's version did not answer; an empty version stands for all.</summary>
    public void Missing(string group, string version, string reason)
    {
        if (group == DiscoveryGap.AllGroups || (DiscoveryNames.IsGroup(group) && (version.Length == 0 || DiscoveryNames.IsVersion(version))))
        {
            _failed.Add((group, version, reason));
        }
        else
        {
            Refused(group);
        }
    }

    /// <summary>The result.</summary>
    public ClusterKinds Join()
    {
        var kinds = new List<ServedKind>(_order);
        var gaps = ImmutableArray.CreateBuilder<DiscoveryGap>();
        foreach (var (group, version, reason) in _failed)
        {
            var kept = before.Kinds
                .Where(k => Lies(k.Kind, group, version) && !_found.ContainsKey((k.Kind.Group, k.Kind.Resource)))
                .Select(static k => k with { Remembered = true })
                .ToList();
            foreach (var kind in kept)
            {
                _found.Add((kind.Kind.Group, kind.Kind.Resource), kind);
            }

            kinds.AddRange(kept);
            gaps.Add(new DiscoveryGap(group, version, reason, Since(group, version), kept.Count + _order.Count(k => k.Remembered && Lies(k.Kind, group, version))));
        }

        foreach (var (group, count) in _refused)
        {
            gaps.Add(new DiscoveryGap(
                group, "", $"{count} of its resources have names that Kubernetes does not allow, or are more than {MostKinds}; they are left out.", Since(group, ""), 0));
        }

        return new ClusterKinds(kinds, gaps, _answered ? now : before.AsOf);
    }

    private static bool Lies(ResourceKind kind, string group, string version) =>
        group == DiscoveryGap.AllGroups ? kind.Group.Length > 0 : kind.Group == group && (version.Length == 0 || kind.Version == version);

    private DateTimeOffset Since(string group, string version) => before.Gaps.FirstOrDefault(g => g.Group == group && g.Version == version)?.Since ?? now;
}
