using System.Collections.Immutable;

namespace Portal.Core.Access;

/// <summary>
/// What is known of a person who is not asking right now: whom the sign-in vouched for last, and whether an admin has switched them off. Their
/// approval counts by this.
/// </summary>
public sealed class PortalPerson
{
    private PortalPerson()
    {
    }

    /// <summary><see cref="PortalUser.Id"/>.</summary>
    public string Id { get; private set; } = "";

    /// <summary>Who vouches for the person.</summary>
    public string Issuer { get; private set; } = "";

    /// <summary>The person's id with the issuer.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>The name at the last sign-in.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What the last sign-in vouched for.</summary>
    public ImmutableArray<Grant> SignInGrants { get; private set; } = [];

    /// <summary>The groups of the last sign-in.</summary>
    public ImmutableArray<string> Groups { get; private set; } = [];

    /// <summary>When that sign-in was made.</summary>
    public DateTimeOffset SignedInAt { get; private set; }

    /// <summary>When the person last asked for something, to a minute.</summary>
    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>When an admin switched the person off; null: nobody has.</summary>
    public DateTimeOffset? DisabledAt { get; private set; }

    /// <summary>Name of the admin who switched the person off; null while they may sign in.</summary>
    public string? DisabledBy { get; private set; }

    /// <summary>Why they were switched off, shown to them and to admins; null while they may sign in.</summary>
    public string? DisabledReason { get; private set; }

    /// <summary>PostgreSQL's version of the row.</summary>
    public uint RowVersion { get; private set; }

    /// <summary>Switches the person off.</summary>
    internal void Disable(string by, string reason, DateTimeOffset now) => (DisabledAt, DisabledBy, DisabledReason) = (now, by, reason);

    /// <summary>Switches the person on again.</summary>
    internal void Enable() => (DisabledAt, DisabledBy, DisabledReason) = (null, null, null);
}
