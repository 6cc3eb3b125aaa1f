using System.Collections.Immutable;
using Portal.Core.Remediation;
using Portal.Testing.Manifests;

namespace Portal.Core.Tests.Remediation;

/// <summary>A run of alice's for one pod, without a database.</summary>
internal static class PlannedRun
{
    public static DateTimeOffset Now { get; } = new(2026, 3, 18, 3, 0, 0, TimeSpan.Zero);

    public static RemediationRun Of(RiskLevel risk = RiskLevel.Medium)
    {
        var playbook = new ReleasePod("release", risk);
        var context = new PlaybookContext
        {
            Subject = new("v1", "Pod", "shop", "db-0", "pod"),
            Parameters = ImmutableDictionary<string, string>.Empty.Add("finalizer", RemediationHarness.Finalizer),
            View = ManifestView.Of(ManifestFile.Documents($$"""
                apiVersion: v1
                kind: Pod
                metadata: {name: db-0, namespace: shop, uid: pod, deletionTimestamp: "2026-03-18T02:00:00Z", finalizers: [{{RemediationHarness.Finalizer}}]}
                """)),
            Now = Now,
        };
        return RemediationRun.Plan(playbook, "demo", context, playbook.Plan(context), RemediationHarness.Alice.User, null, Now, TimeSpan.FromMinutes(15));
    }
}
