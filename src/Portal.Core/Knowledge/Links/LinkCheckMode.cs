namespace Portal.Core.Knowledge.Links;

/// <summary>Whether the portal calls out to see if the links of its articles still work.</summary>
public enum LinkCheckMode
{
    /// <summary>Never.</summary>
    Off,

    /// <summary>Each link about once a day, those that fail less and less often.</summary>
    Daily,
}
