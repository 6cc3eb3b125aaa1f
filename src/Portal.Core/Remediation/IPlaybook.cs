using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>
/// A guided remediation. Pure: it plans and verifies from a view, the engine does everything else (dry run, approval, journal, requests)
/// for all playbooks alike.
/// </summary>
public interface IPlaybook
{
    /// <summary>Its id in the API, in kebab-case, such as <c>remove-finalizer</c>.</summary>
    string Id { get; }

    /// <summary>The problem that it remedies: the name of its room.</summary>
    string Problem { get; }

    /// <summary>What it does, as a title.</summary>
    LocalizedText Title { get; }

    /// <summary>What it may cost.</summary>
    RiskLevel Risk { get; }

    /// <summary>Kinds of subjects that it takes; <see cref="SubjectKind.Any"/> for all.</summary>
    IReadOnlyList<string> SubjectKinds { get; }

    /// <summary>What a person chooses before it is planned; empty when there is nothing to choose.</summary>
    IReadOnlyList<PlaybookParameter> Parameters { get; }

    /// <summary>
    /// Whether it has anything to do with the subject as it is now: a playbook that is not applicable is not shown at all, one that is
    /// applicable but refused is shown with the reason. Nobody is offered a force delete of a pod that nobody tried to delete.
    /// </summary>
    bool IsApplicable(PlaybookContext context);

    /// <summary>The parameters that fit the subject as it is now, such as the one finalizer that holds it.</summary>
    IReadOnlyDictionary<string, string> SuggestParameters(PlaybookContext context);

    /// <summary>
    /// Plans. Each step changes another object: the second step on one object would find another resourceVersion than planned. Never throws for a subject that is gone or changed: that is a refusal.
    /// </summary>
    PlaybookPlan Plan(PlaybookContext context);

    /// <summary>Looks whether the act has worked. Called again and again until the deadline of the plan.</summary>
    VerificationResult Verify(PlaybookContext context);
}
