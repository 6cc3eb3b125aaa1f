namespace Portal.Core.Knowledge.Links;

/// <summary>What was in the way of a check. A closed set: nothing that a foreign server says is kept or shown but its status and where it moved.</summary>
public enum LinkReason
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The server answered with a status that is neither a page nor "gone"; the status says which.</summary>
    Status,

    /// <summary>404 or 410.</summary>
    Gone,

    /// <summary>The name of the host does not exist.</summary>
    NoSuchName,

    /// <summary>The name could not be looked up.</summary>
    NameLookup,

    /// <summary>No connection, or it broke.</summary>
    NoConnection,

    /// <summary>No answer in time.</summary>
    Timeout,

    /// <summary>The server's certificate is not valid, or no common protocol.</summary>
    Certificate,

    /// <summary>The answer is not HTTP, or too large.</summary>
    BadAnswer,

    /// <summary>The name leads into a private, local or reserved network, where the portal does not go.</summary>
    PrivateAddress,

    /// <summary>Another port than 80 and 443.</summary>
    Port,

    /// <summary>More redirects than are followed.</summary>
    TooManyRedirects,

    /// <summary>A redirect to what is no plain web address.</summary>
    BadRedirect,

    /// <summary>The address is too long.</summary>
    TooLong,

    /// <summary>Nothing at all answered in that pass: the portal seems to have no way out, which says nothing about the link.</summary>
    NoWayOut,
}
