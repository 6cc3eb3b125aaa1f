namespace Portal.Simulator.Http.Security;

/// <summary>Whether something is allowed, and by which rule.</summary>
/// <param name="Allowed">Whether.</param>
/// <param name="Reason">Which binding allows it; empty for members of system:masters and for refusals.</param>
public sealed record AccessDecision(bool Allowed, string Reason)
{
    /// <summary>No rule allows it.</summary>
    public static AccessDecision Refused { get; } = new(false, "");
}
