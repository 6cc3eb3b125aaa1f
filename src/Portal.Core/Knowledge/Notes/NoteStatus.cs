namespace Portal.Core.Knowledge.Notes;

/// <summary>How writing or withdrawing a note ended.</summary>
public enum NoteStatus
{
    /// <summary>It is written or withdrawn.</summary>
    Done,

    /// <summary>There is no such article or note (404).</summary>
    NotFound,

    /// <summary>A field is wrong (400).</summary>
    Invalid,
}
