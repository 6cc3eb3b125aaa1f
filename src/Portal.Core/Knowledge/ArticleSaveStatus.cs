namespace Portal.Core.Knowledge;

/// <summary>How saving an article ended.</summary>
public enum ArticleSaveStatus
{
    /// <summary>It is saved.</summary>
    Saved,

    /// <summary>There is no such article (404).</summary>
    NotFound,

    /// <summary>Somebody else saved a newer revision meanwhile (412).</summary>
    Outdated,

    /// <summary>A field is wrong (400).</summary>
    Invalid,
}
