namespace Portal.Web.Api.Remediations;

/// <summary>A line of a run's journal.</summary>
/// <param name="At">When.</param>
/// <param name="Actor">Who.</param>
/// <param name="Text">What.</param>
public sealed record RunJournalResponse(DateTimeOffset At, string Actor, string Text);
