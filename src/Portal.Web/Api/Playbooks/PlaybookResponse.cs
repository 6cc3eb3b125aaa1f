using System.Collections.Immutable;
using Portal.Core.Remediation;

namespace Portal.Web.Api.Playbooks;

/// <summary>A playbook.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Problem">The problem that it remedies.</param>
/// <param name="Title">What it does.</param>
/// <param name="Risk">What it may cost; High needs a second person.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Subjects">Kinds of objects that it takes; <c>*</c> for all.</param>
public sealed record PlaybookResponse(
    string Id, string Problem, string Title, RiskLevel Risk, ImmutableArray<PlaybookParameterResponse> Parameters, ImmutableArray<string> Subjects)
{
    /// <summary>The playbook in the language of the request.</summary>
    public static PlaybookResponse Of(IPlaybook playbook) => new(
        playbook.Id,
        playbook.Problem,
        playbook.Title.Shown(),
        playbook.Risk,
        [.. playbook.Parameters.Select(static p => new PlaybookParameterResponse(p.Name, p.Type, p.Required, p.Default, p.Text.Shown()))],
        [.. playbook.SubjectKinds]);
}
