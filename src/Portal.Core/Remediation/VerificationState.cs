namespace Portal.Core.Remediation;

/// <summary>How far the verification of a run is.</summary>
public enum VerificationState
{
    /// <summary>Not begun, or not come true yet.</summary>
    Pending,

    /// <summary>The condition was seen to hold before the deadline.</summary>
    Verified,

    /// <summary>Can no longer come true, or the deadline passed.</summary>
    NotVerified,

    /// <summary>Cannot be seen: the cluster is not watched well enough.</summary>
    Unknown,
}
