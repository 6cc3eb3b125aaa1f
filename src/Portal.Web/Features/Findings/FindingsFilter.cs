using Portal.Core.Findings;
using Portal.Web.Components.Filters;

namespace Portal.Web.Features.Findings;

/// <summary>The filters of the list as the address has them. What is not known there is as if it were not there.</summary>
public sealed record FindingsFilter
{
    /// <summary>Only of this cluster.</summary>
    public string? Cluster { get; init; }

    /// <summary>Only of this problem.</summary>
    public string? Problem { get; init; }

    /// <summary>Only in this state; null for all.</summary>
    public FindingState? State { get; init; } = FindingState.Open;

    /// <summary>Only of this severity.</summary>
    public Severity? Severity { get; init; }

    /// <summary>Only with this cause.</summary>
    public string? Cause { get; init; }

    /// <summary>Free text.</summary>
    public string? Text { get; init; }

    /// <summary>Whether it is one list instead of causes.</summary>
    public bool AsList { get; init; }

    /// <summary>Order of the list.</summary>
    public FindingSort Sort { get; init; }

    /// <summary>Where the page begins.</summary>
    public FindingCursor? After { get; init; }

    /// <summary>Whether anything but the cluster and the view is chosen, so that the service's own causes do not fit.</summary>
    public bool IsNarrow => Problem is not null || State != FindingState.Open || Severity is not null || Cause is not null || Text is not null;

    /// <summary>Whether anything can be cleared.</summary>
    public bool IsSet => Cluster is not null || IsNarrow;

    /// <summary>The query that it stands for.</summary>
    public FindingQuery ToQuery(int limit) => new()
    {
        Cluster = Cluster,
        Problem = Problem,
        State = State,
        Severity = Severity,
        Cause = Cause,
        Text = Text,
        Sort = Sort,
        After = After?.Sort == Sort ? After : null,
        Limit = limit,
    };

    /// <summary>Reads the address.</summary>
    public static FindingsFilter Read(
        string? cluster, string? problem, string? state, string? severity, string? cause, string? text, string? view, string? sort, string? after) => new()
        {
            Cluster = PageAddress.Text(cluster),
            Problem = PageAddress.Text(problem),
            State = state == "all" ? null : PageAddress.Enum<FindingState>(state) ?? FindingState.Open,
            Severity = PageAddress.Enum<Severity>(severity),
            Cause = PageAddress.Text(cause),
            Text = PageAddress.Text(text),
            AsList = view == "list",
            Sort = PageAddress.Enum<FindingSort>(sort) ?? FindingSort.Severity,
            After = FindingCursor.TryParse(after, out var cursor) ? cursor : null,
        };
}
