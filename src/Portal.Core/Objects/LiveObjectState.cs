namespace Portal.Core.Objects;

/// <summary>What came of reading an object from its API server.</summary>
public enum LiveObjectState
{
    /// <summary>It was read.</summary>
    Found,

    /// <summary>There is no object of that name.</summary>
    Gone,

    /// <summary>The API server does not serve such a kind.</summary>
    NoSuchKind,

    /// <summary>The API server refuses (401, 403), or the person's name is one that must not be acted as.</summary>
    Forbidden,

    /// <summary>The cluster does not answer, or answers that it cannot.</summary>
    Unreachable,

    /// <summary>The portal does not read such objects.</summary>
    Withheld,
}
