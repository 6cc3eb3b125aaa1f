namespace Portal.Core.Remediation;

/// <summary>How a call of <see cref="RemediationService"/> ended.</summary>
public enum RemediationStatus
{
    /// <summary>Done; the run is as it is now.</summary>
    Ok,

    /// <summary>There is no such run (404).</summary>
    NotFound,

    /// <summary>A role or a permission of the cluster is missing; the text says which (403).</summary>
    Forbidden,

    /// <summary>The run is in another state, somebody was faster, or another run is active on the subject; the text says which (409).</summary>
    Conflict,

    /// <summary>The input is wrong; the errors name the fields (400).</summary>
    Invalid,

    /// <summary>The cluster cannot be asked now; the text says which (503).</summary>
    Unavailable,
}
