namespace Portal.Core.Remediation.Safety;

/// <summary>The rules that keep many actions safe. The names are codes of the API and labels of the metrics.</summary>
public enum SafetyRule
{
    /// <summary>Nobody has paused remediation.</summary>
    Paused,

    /// <summary>Not too many runs at once on a cluster.</summary>
    ParallelRuns,

    /// <summary>A playbook that fails again and again is stopped.</summary>
    CircuitBreaker,

    /// <summary>An object is left alone for a while after a playbook has acted on it.</summary>
    CoolDown,

    /// <summary>When a problem spreads fast, only people act.</summary>
    Storm,

    /// <summary>Not too many nodes at once.</summary>
    NodeBudget,

    /// <summary>One control-plane node at a time, and never one that the others cannot do without.</summary>
    ControlPlane,

    /// <summary>Nothing is changed in some namespaces.</summary>
    ProtectedNamespace,

    /// <summary>The portal does not act on itself and its database.</summary>
    PortalItself,

    /// <summary>Data that somebody chose to keep is left alone.</summary>
    RetainedVolume,

    /// <summary>A finalizer is left to its controller while that lives.</summary>
    LivingController,
}
