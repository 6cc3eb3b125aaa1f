using System.Collections.Immutable;

namespace Portal.Core.Deletions;

/// <summary>Which stuck objects are wanted; the page and the API ask by the same.</summary>
public sealed record DeletionFilter
{
    /// <summary>Only of this kind, in any case.</summary>
    public string? Kind { get; init; }

    /// <summary>Only of this namespace.</summary>
    public string? Namespace { get; init; }

    /// <summary>Only with this reason's code, in any case.</summary>
    public string? Reason { get; init; }

    /// <summary>Only with this root's key.</summary>
    public string? Cause { get; init; }

    /// <summary>Only the object with this uid.</summary>
    public string? Uid { get; init; }

    /// <summary>Each must be part of the object's kind, name, namespace or of a holder's name.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>Whether everything is wanted.</summary>
    public bool IsEmpty => this is { Kind: null, Namespace: null, Reason: null, Cause: null, Uid: null, Words.IsEmpty: true };

    /// <summary>The words of a text that somebody typed.</summary>
    public static ImmutableArray<string> WordsOf(string? text) => [.. text?.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? []];

    /// <summary>Whether an object is wanted.</summary>
    public bool Matches(StuckDeletion stuck) =>
        (Kind is null || stuck.Kind.Kind.Equals(Kind, StringComparison.OrdinalIgnoreCase))
        && (Namespace is null || stuck.Metadata.Namespace == Namespace)
        && (Reason is null || stuck.Verdict.Reason.Equals(Reason, StringComparison.OrdinalIgnoreCase))
        && (Cause is null || stuck.Cause.Key == Cause)
        && (Uid is null || stuck.Metadata.Uid == Uid)
        && Words.All(stuck.Names);

    /// <summary>The roots with those of their objects that are wanted, in the order of the report; the report's own when nothing is left out.</summary>
    public ImmutableArray<DeletionCause> Of(DeletionReport report) => IsEmpty ? report.Causes : [.. report.Causes.Select(Of).OfType<DeletionCause>()];

    private DeletionCause? Of(DeletionCause cause)
    {
        ImmutableArray<StuckDeletion> objects = [.. cause.Objects.Where(Matches)];
        return objects.IsEmpty ? null : objects.Length == cause.Objects.Length ? cause : new DeletionCause(cause.Cause, objects);
    }
}
