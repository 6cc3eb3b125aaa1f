using Portal.Cluster.Resources.Metadata;
using Portal.Core.Text;

namespace Portal.Core.Findings;

/// <summary>The common root of findings: all findings of a cluster with the same key are one row on the overview.</summary>
/// <param name="Key">Stable within a cluster, such as <c>node/n1</c> or <c>finalizer/example.com/cleanup</c>.</param>
/// <param name="Title">The cause as a sentence, such as "Node n1 is silent".</param>
/// <param name="Object">The object that is the cause, or null.</param>
public sealed record CauseReference(string Key, LocalizedText Title, ObjectReference? Object);
