namespace Portal.Core.Knowledge.Links;

/// <summary>What is known of an address that an article leads to. Declared in the order of lists: what somebody should mend first.</summary>
public enum LinkState
{
    /// <summary>The page, or the host's name, was gone twice, a day or more apart.</summary>
    Dead,

    /// <summary>It moved for good (301, 308), and answers where it is now.</summary>
    Moved,

    /// <summary>It could not be checked, or was gone once; never taken for dead.</summary>
    Unknown,

    /// <summary>Nobody has looked yet.</summary>
    Unchecked,

    /// <summary>It answers.</summary>
    Alive,
}
