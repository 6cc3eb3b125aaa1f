using Portal.Core.Knowledge.Life;
using Portal.Core.Remediation;

namespace Portal.Web.Api.Knowledge;

/// <summary>A remediation of a problem that was carried out.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">The playbook's title.</param>
/// <param name="Cluster">The cluster.</param>
/// <param name="Subject">The object, such as <c>Pod shop/db-0</c>.</param>
/// <param name="State">Where it is, or how it ended.</param>
/// <param name="Outcome">How it ended, in words; null while it is under way.</param>
/// <param name="ExecutedBy">Who carried it out.</param>
/// <param name="ExecutedAt">When it began to act.</param>
/// <param name="EndedAt">When it ended; null while it is under way.</param>
public sealed record PastRunResponse(
    Guid Id, string Title, string Cluster, string Subject, RunState State, string? Outcome, string? ExecutedBy, DateTimeOffset ExecutedAt, DateTimeOffset? EndedAt)
{
    /// <summary>The run in the language of the request.</summary>
    internal static PastRunResponse Of(PastRun run) => new(
        run.Id,
        run.Title.Shown(),
        run.Cluster,
        run.SubjectNamespace.Length == 0 ? $"{run.SubjectKind} {run.SubjectName}" : $"{run.SubjectKind} {run.SubjectNamespace}/{run.SubjectName}",
        run.State,
        run.Outcome?.Shown(),
        run.ExecutedBy,
        run.ExecutedAt,
        run.EndedAt);
}
