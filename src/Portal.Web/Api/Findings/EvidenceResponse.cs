using Portal.Cluster.Resources.Metadata;
using Portal.Core.Findings;

namespace Portal.Web.Api.Findings;

/// <summary>A fact that proves a finding.</summary>
/// <param name="Source">Where it was seen.</param>
/// <param name="Text">What it says.</param>
/// <param name="Object">The object that it was read from, or null for a query.</param>
/// <param name="Path">Field path or query.</param>
/// <param name="Value">The value; empty when the field is not set.</param>
/// <param name="At">The time of the fact.</param>
public sealed record EvidenceResponse(EvidenceSource Source, string Text, ObjectReference? Object, string Path, string Value, DateTimeOffset At)
{
    /// <summary>The fact in the language of the request.</summary>
    public static EvidenceResponse Of(Evidence evidence) =>
        new(evidence.Source, evidence.Text.Shown(), evidence.Object, evidence.Path, evidence.Value, evidence.At);
}
