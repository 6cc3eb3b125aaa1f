using Portal.Cluster.Resources.Metadata;
using Portal.Core.Findings;
using Portal.Core.Text;

namespace Portal.Core.Tests.Findings;

internal static class Observations
{
    public static DateTimeOffset Now { get; } = new(2026, 11, 24, 6, 0, 0, TimeSpan.Zero);

    public static Observation Of(string name = "db-0", string uid = "u1", Severity severity = Severity.Warning, string reason = "NodeDown", string cause = "node/n1", string @namespace = "shop") => new()
    {
        Subject = new ObjectReference("v1", "Pod", @namespace, name, uid),
        Reason = reason,
        Severity = severity,
        Title = new LocalizedText($"{@namespace}/{name} cannot be deleted", $"{@namespace}/{name} 无法删除"),
        Explanation = new LocalizedText("Its node is down.", "节点宕机。"),
        NextStep = new LocalizedText("Bring it back.", "恢复节点。"),
        Cause = new CauseReference(cause, new LocalizedText($"Cause {cause}", $"原因 {cause}"), new ObjectReference("v1", "Node", "", "n1", "n-uid")),
        Evidence = [new Evidence { Source = EvidenceSource.ApiServer, Text = new("Ready is Unknown", "Ready 为 Unknown"), Path = "status.conditions[Ready]", Value = "Unknown", At = Now }],
    };
}
