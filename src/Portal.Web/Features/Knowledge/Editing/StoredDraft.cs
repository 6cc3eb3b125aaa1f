namespace Portal.Web.Features.Knowledge.Editing;

/// <summary>What a browser kept of a form that was not saved.</summary>
/// <param name="At">When it was kept.</param>
/// <param name="Fields">The fields by name.</param>
public sealed record StoredDraft(DateTimeOffset At, IReadOnlyDictionary<string, string> Fields);
