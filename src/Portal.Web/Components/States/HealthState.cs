namespace Portal.Web.Components.States;

/// <summary>The states that a mark can show. Declared in the order in which lists are sorted: worst first.</summary>
public enum HealthState
{
    /// <summary>Square with a cross: somebody should look now.</summary>
    Critical,

    /// <summary>Ring with a question mark: cannot be seen. Never taken for healthy.</summary>
    Unknown,

    /// <summary>Triangle: somebody should look.</summary>
    Warning,

    /// <summary>Open arc: something is under way.</summary>
    Progress,

    /// <summary>Plain ring: a person's turn, or not yet.</summary>
    Turn,

    /// <summary>Crossed ring: refused.</summary>
    Refused,

    /// <summary>Dashed ring with hands: the last known state, too old to act on.</summary>
    Stale,

    /// <summary>Disc with a tick.</summary>
    Healthy,
}
