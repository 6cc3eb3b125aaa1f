namespace Portal.Core.Knowledge.Matching;

/// <summary>Something that takes several lines, or several fields of one, as one text: an alert, an event, a row that was folded.</summary>
/// <param name="View">The text, with the place of each of its characters.</param>
/// <param name="Facts">What it names.</param>
internal sealed record TextRecord(TextView View, IReadOnlyList<MatchParameter> Facts);
