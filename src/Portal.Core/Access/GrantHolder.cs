namespace Portal.Core.Access;

/// <summary>Whom an admin gave a role.</summary>
public enum GrantHolder
{
    /// <summary>One person, by subject.</summary>
    Person,

    /// <summary>Everybody whose sign-in names a group.</summary>
    Group,
}
