namespace Portal.Core.Knowledge.Notes;

/// <summary>How writing or withdrawing a note ended.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Note">The note; null unless it is <see cref="NoteStatus.Done"/>.</param>
/// <param name="Field">The field that is wrong, or empty.</param>
/// <param name="Fault">What is wrong with it, or empty.</param>
public sealed record NoteResult(NoteStatus Status, ArticleNote? Note, string Field = "", string Fault = "");
