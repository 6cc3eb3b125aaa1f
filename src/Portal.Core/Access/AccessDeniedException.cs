namespace Portal.Core.Access;

/// <summary>A person may not do what they asked for; the API answers 403 with the decision's reason.</summary>
public sealed class AccessDeniedException : Exception
{
    /// <summary>An exception for a decision that refuses.</summary>
    public AccessDeniedException(AccessDecision decision)
        : base(decision.Reason.En) => Decision = decision;

    /// <summary>The decision, with what is missing.</summary>
    public AccessDecision Decision { get; }
}
