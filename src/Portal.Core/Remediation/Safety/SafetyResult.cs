using System.Collections.Immutable;
using Portal.Core.Access;
using Portal.Core.Text;

namespace Portal.Core.Remediation.Safety;

/// <summary>The answer to a change of limits, pauses and circuit breakers: never an exception for what a person can do wrong.</summary>
public sealed record SafetyResult
{
    /// <summary>Whether it was done, or why not: refused, in conflict, not found, wrong input.</summary>
    public required RemediationStatus Status { get; init; }

    /// <summary>A code for programs; empty when all is well.</summary>
    public string Code { get; init; } = "";

    /// <summary>What is wrong and what to do, or null when all is well.</summary>
    public LocalizedText? Text { get; init; }

    /// <summary>For <see cref="RemediationStatus.Invalid"/>: texts by field.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<LocalizedText>> Errors { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<LocalizedText>>.Empty;

    /// <summary>The pause that was set or lifted, or that stands in the way.</summary>
    public RemediationPause? Pause { get; init; }

    /// <summary>Whether it was done.</summary>
    public bool Succeeded => Status == RemediationStatus.Ok;

    internal static SafetyResult Ok { get; } = new() { Status = RemediationStatus.Ok };

    internal static SafetyResult Forbidden(AccessDecision decision) => Of(RemediationStatus.Forbidden, "RoleMissing", decision.Reason);

    internal static SafetyResult Of(RemediationStatus status, string code, LocalizedText text) => new() { Status = status, Code = code, Text = text };

    internal static SafetyResult Invalid(IEnumerable<(string Field, LocalizedText Text)> errors) => new()
    {
        Status = RemediationStatus.Invalid,
        Code = "InvalidInput",
        Text = new LocalizedText("The input is not valid; see the fields.", "输入无效，请查看各字段。"),
        Errors = errors.GroupBy(static e => e.Field, static e => e.Text, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(static g => g.Key, static g => g.ToImmutableArray(), StringComparer.Ordinal),
    };
}
