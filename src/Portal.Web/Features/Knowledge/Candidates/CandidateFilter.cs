using System.Globalization;
using Portal.Core.Knowledge.Candidates;
using Portal.Web.Components.Filters;

namespace Portal.Web.Features.Knowledge.Candidates;

/// <summary>Which candidates a page shows, as its address says. Pure.</summary>
/// <param name="Text">Text that they hold, or null.</param>
/// <param name="State">What became of them; null for all.</param>
/// <param name="Sort">The order.</param>
/// <param name="Rows">The most rows.</param>
public sealed record CandidateFilter(string? Text, CandidateState? State, CandidateSort Sort, int Rows)
{
    /// <summary>How many rows more a press shows.</summary>
    public const int Step = 50;

    /// <summary>Whether it leaves something out beside those that are done.</summary>
    public bool IsSet => Text is not null || State != CandidateState.Open;

    /// <summary>The filter of an address; what makes no sense is as if it were not there.</summary>
    public static CandidateFilter Read(string? text, string? state, string? sort, string? rows) => new(
        PageAddress.Text(text),
        state == "all" ? null : PageAddress.Enum<CandidateState>(state) ?? CandidateState.Open,
        PageAddress.Enum<CandidateSort>(sort) ?? CandidateSort.Pastes,
        int.TryParse(rows, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) ? Math.Clamp(wanted, Step, MatchCandidates.MostCandidates) : Step);

    /// <summary>The query.</summary>
    public CandidateQuery ToQuery() => new() { Text = Text, State = State, Sort = Sort, Limit = Rows };
}
