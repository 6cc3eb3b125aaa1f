using System.Collections.Immutable;
using Portal.Core.Findings;

namespace Portal.Core.Knowledge.Drafts;

/// <summary>The signatures that the evidence of a finding is good for. Pure.</summary>
internal static class FindingSignatures
{
    /// <summary>A signature of the first line that has enough words of its own. A name in it is of this object only; its place in the line is what the next one has in common with it.</summary>
    public static ImmutableArray<Signature> Of(FindingDetail finding)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var subject in finding.Evidence.Select(static fact => fact.Object).Prepend(finding.Summary.Subject))
        {
            if (subject is not null && Group(subject.Kind) is { } group)
            {
                names.TryAdd(subject.Name, group);
            }

            names.TryAdd(subject?.Namespace ?? "", "ns");
        }

        names.TryAdd(finding.Summary.Cluster, "cluster");
        names.Remove("");
        return
        [
            .. finding.Evidence
                .Select(static fact => (Fact: fact, Kind: Kind(fact.Source)))
                .Where(static pair => pair.Kind is not null && pair.Fact.Value.Length > 0)
                .Select(pair => SignatureProposal.Of($"{pair.Kind}-line".ToLowerInvariant(), pair.Kind!.Value, ArticleDrafts.Title(pair.Fact), pair.Fact.Value, names))
                .OfType<Signature>()
                .Take(1),
        ];
    }

    private static SignatureKind? Kind(EvidenceSource source) => source switch
    {
        EvidenceSource.Event => SignatureKind.Event,
        EvidenceSource.Log => SignatureKind.Log,
        EvidenceSource.Alert => SignatureKind.Alert,
        _ => null,
    };

    private static string? Group(string kind) => kind switch
    {
        "Pod" => "pod",
        "Node" => "node",
        "Namespace" => "ns",
        "PersistentVolume" => "pv",
        "PersistentVolumeClaim" => "pvc",
        "Service" => "svc",
        "Job" => "job",
        "Deployment" => "deploy",
        "StatefulSet" => "sts",
        "DaemonSet" => "ds",
        _ => null,
    };
}
