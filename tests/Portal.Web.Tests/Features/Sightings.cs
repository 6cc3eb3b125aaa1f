using Portal.Cluster.Resources.Metadata;
using Portal.Core.Findings;
using Portal.Core.Text;

namespace Portal.Web.Tests.Features;

/// <summary>Findings for pages.</summary>
internal static class Sightings
{
    public static Finding Open(
        string name, DateTimeOffset now, Severity severity = Severity.Critical, string cause = "node/n1", string? title = null) =>
        Finding.Open("prod", "PodStuckTerminating", Observation(name, now, severity, cause, title), now);

    public static Observation Observation(string name, DateTimeOffset now, Severity severity = Severity.Critical, string cause = "node/n1", string? title = null) => new()
    {
        Subject = new ObjectReference("v1", "Pod", "shop", name, $"uid-{name}"),
        Reason = "NodeDown",
        Severity = severity,
        Title = new LocalizedText(title ?? $"shop/{name} cannot be deleted: its node n1 is down", $"shop/{name} 删不掉：所在节点 n1 已宕机"),
        Explanation = new LocalizedText("The kubelet cannot confirm.", "kubelet 无法确认。"),
        NextStep = new LocalizedText("Bring node n1 back.", "恢复节点 n1。"),
        Cause = new CauseReference(cause, new LocalizedText($"Cause {cause}", $"根因 {cause}"), null),
        Evidence =
        [
            new Evidence
            {
                Source = EvidenceSource.ApiServer,
                Text = new LocalizedText("Its node does not report.", "节点不再上报。"),
                Path = "status.conditions[Ready]",
                Value = "Unknown",
                At = now,
            },
        ],
        ManualSteps = [new ManualStep(new LocalizedText("Bring the node back", "恢复节点"), new LocalizedText("Nothing is lost.", "没有损失。"), ["systemctl status kubelet"])],
    };
}
