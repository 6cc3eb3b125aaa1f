using System.Security.Cryptography;
using System.Text.Json;
using Portal.Core.Persistence;

namespace Portal.Core.Findings.Detection;

/// <summary>Whether two observations say the same: everything but when each fact was read, which changes with each look.</summary>
public static class ObservationContent
{
    /// <summary>A fingerprint; equal for observations that say the same.</summary>
    public static string Of(Observation observation) => Of(
        observation.Subject.Uid, observation.Reason, observation.Severity, observation.Title, observation.Explanation, observation.NextStep, observation.Cause, observation.Evidence, observation.ManualSteps);

    /// <summary>The fingerprint of what a finding holds.</summary>
    public static string Of(Finding finding) => Of(
        finding.SubjectUid, finding.Reason, finding.Severity, finding.Title, finding.Explanation, finding.NextStep, finding.Cause, finding.Evidence, finding.ManualSteps);

    private static string Of(
        string uid,
        string reason,
        Severity severity,
        Text.LocalizedText title,
        Text.LocalizedText explanation,
        Text.LocalizedText nextStep,
        CauseReference cause,
        System.Collections.Immutable.ImmutableArray<Evidence> evidence,
        System.Collections.Immutable.ImmutableArray<ManualStep> manualSteps) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
            new { uid, reason, severity, title, explanation, nextStep, cause, evidence = evidence.Select(static e => new { e.Source, e.Text, e.Object, e.Path, e.Value }), manualSteps },
            PortalJson.Options)));
}
