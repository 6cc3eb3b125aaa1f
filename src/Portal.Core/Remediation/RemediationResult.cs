using System.Collections.Immutable;
using Portal.Core.Access;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>The answer of <see cref="RemediationService"/>: never an exception for what a person can do wrong.</summary>
public sealed record RemediationResult
{
    /// <summary>Whether it was done, or why not: refused, in conflict, not found.</summary>
    public required RemediationStatus Status { get; init; }

    /// <summary>A code for programs, such as <c>WrongState</c> or <c>PlanExpired</c>; empty when all is well.</summary>
    public string Code { get; init; } = "";

    /// <summary>What is wrong and what to do, or null when all is well.</summary>
    public LocalizedText? Text { get; init; }

    /// <summary>The run as it is now: the result, or what stands in the way (for instance the active run of the same subject).</summary>
    public RemediationRun? Run { get; init; }

    /// <summary>For <see cref="RemediationStatus.Invalid"/>: texts by field, such as <c>subject.name</c> or <c>parameters.finalizer</c>.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<LocalizedText>> Errors { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<LocalizedText>>.Empty;

    /// <summary>For <see cref="RemediationStatus.Forbidden"/>: the roles of which any one would do.</summary>
    public ImmutableArray<PortalRole> MissingAnyOf { get; init; } = [];

    /// <summary>All that it says to a person: what is wrong, then what is wrong with each field.</summary>
    public IEnumerable<LocalizedText> Texts => Errors.Values.SelectMany(static texts => texts).Prepend(Text).OfType<LocalizedText>();

    /// <summary>Whether it was done.</summary>
    public bool Succeeded => Status == RemediationStatus.Ok;

    internal static RemediationResult Ok(RemediationRun run) => new() { Status = RemediationStatus.Ok, Run = run };

    internal static RemediationResult NotFound(Guid id) => new()
    {
        Status = RemediationStatus.NotFound,
        Code = "RunNotFound",
        Text = new LocalizedText($"There is no remediation with the id {id}.", $"没有编号为 {id} 的处置记录。"),
    };

    internal static RemediationResult Forbidden(AccessDecision decision, RemediationRun? run) =>
        new() { Status = RemediationStatus.Forbidden, Code = "RoleMissing", Text = decision.Reason, MissingAnyOf = decision.MissingAnyOf, Run = run };

    internal static RemediationResult Of(RemediationStatus status, string code, LocalizedText text, RemediationRun? run = null) =>
        new() { Status = status, Code = code, Text = text, Run = run };

    internal static RemediationResult Invalid(IEnumerable<(string Field, LocalizedText Text)> errors) => new()
    {
        Status = RemediationStatus.Invalid,
        Code = "InvalidInput",
        Text = new LocalizedText("The input is not valid; see the fields.", "输入无效，请查看各字段。"),
        Errors = errors.GroupBy(static e => e.Field, static e => e.Text, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(static g => g.Key, static g => g.ToImmutableArray(), StringComparer.Ordinal),
    };
}
