using System.Collections.Immutable;
using Portal.Core.Text;

namespace Portal.Core.Access;

/// <summary>Whether something is allowed, and if not, what is missing.</summary>
public sealed record AccessDecision
{
    /// <summary>The one decision that allows.</summary>
    public static AccessDecision Allowed { get; } = new() { Reason = new LocalizedText("", "") };

    /// <summary>Why it is refused, for the person; empty when it is allowed.</summary>
    public required LocalizedText Reason { get; init; }

    /// <summary>The roles of which any one would do; empty when it is allowed or when no role would help (one cannot approve one's own request).</summary>
    public ImmutableArray<PortalRole> MissingAnyOf { get; init; } = [];

    /// <summary>Whether it is allowed.</summary>
    public bool IsAllowed => ReferenceEquals(this, Allowed);

    /// <summary>For the service that acts: goes on only when it is allowed.</summary>
    /// <exception cref="AccessDeniedException">It is not.</exception>
    public void ThrowIfDenied()
    {
        if (!IsAllowed)
        {
            throw new AccessDeniedException(this);
        }
    }
}
