using System.Collections.Immutable;

namespace Portal.Web.Api.Problems;

/// <summary>An answer that is not the expected one, as RFC 9457 problem details: thrown by endpoints, written by <see cref="ApiProblemHandler"/>.</summary>
public sealed class ApiProblemException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="title">The problem in a few words.</param>
    /// <param name="detail">What failed, on what, and what to do next.</param>
    /// <param name="errors">For input errors: what is wrong with each field.</param>
    public ApiProblemException(int status, string title, string detail, IReadOnlyDictionary<string, string[]>? errors = null)
        : base(detail)
    {
        Status = status;
        Title = title;
        Errors = errors?.ToImmutableDictionary(StringComparer.Ordinal) ?? ImmutableDictionary<string, string[]>.Empty;
    }

    /// <summary>HTTP status.</summary>
    public int Status { get; }

    /// <summary>The problem in a few words.</summary>
    public string Title { get; }

    /// <summary>What is wrong with each field.</summary>
    public ImmutableDictionary<string, string[]> Errors { get; }

    /// <summary>A code for programs; empty when the status says it all.</summary>
    public string Code { get; init; } = "";

    /// <summary>Path of what stands in the way, or null.</summary>
    public string? Related { get; init; }

    /// <summary>Bad input in one field.</summary>
    /// <param name="field">The field, as the caller writes it.</param>
    /// <param name="text">What is wrong and what it must be.</param>
    public static ApiProblemException BadInput(string field, string text) =>
        new(StatusCodes.Status400BadRequest, "The input is wrong", $"{field}: {text}", new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [text] });

    /// <summary>Something that is not there.</summary>
    /// <param name="what">What was looked for, such as <c>finding 01…</c>.</param>
    public static ApiProblemException NotFound(string what) =>
        new(StatusCodes.Status404NotFound, "Not found", $"There is no {what}.");
}
