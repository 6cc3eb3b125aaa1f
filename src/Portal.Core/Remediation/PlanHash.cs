using System.Security.Cryptography;
using System.Text.Json;
using Portal.Core.Persistence;

namespace Portal.Core.Remediation;

/// <summary>The fingerprint of a plan: an approval holds for exactly this and nothing else.</summary>
internal static class PlanHash
{
    /// <summary>SHA-256 in lower-case hex.</summary>
    public static string Of(RemediationRun run) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            run.Id,
            run.Playbook,
            run.Cluster,
            run.Subject,
            Parameters = run.Parameters.OrderBy(static p => p.Key, StringComparer.Ordinal).Select(static p => new[] { p.Key, p.Value }),
            run.Risk,
            run.Nodes,
            run.Losses,
            run.VerificationText,
            Steps = run.Steps.Select(static step => new { step.Title, step.Text, step.Method, step.Path, step.Body, step.Wave, step.Subject, step.OnFailure }),
            Subjects = run.Subjects.Select(static s => new { s.Reference, s.Wave, s.State, s.Text, s.Losses }),
            run.Patience,
        },
        PortalJson.Options)));

    /// <summary>The same over a plan and what its dry run said and showed.</summary>
    public static string OfDryRun(RemediationRun run) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new { run.PlanHash, Answers = DryRunAnswer.AllOf(run) }, PortalJson.Options)));
}
