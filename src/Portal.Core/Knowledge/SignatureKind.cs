namespace Portal.Core.Knowledge;

/// <summary>Where a signature's text is found.</summary>
public enum SignatureKind
{
    /// <summary>A line of a component's log.</summary>
    Log,

    /// <summary>Reason and message of a Kubernetes event.</summary>
    Event,

    /// <summary>Message of a condition of an object.</summary>
    Condition,

    /// <summary>Name of an alert.</summary>
    Alert,
}
