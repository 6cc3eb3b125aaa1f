namespace Portal.Core.Remediation.Safety;

/// <summary>Who asks for a run. In a storm only people may.</summary>
public enum RequesterKind
{
    /// <summary>Somebody who signed in, by a page or the API.</summary>
    Person,

    /// <summary>A policy, on its own.</summary>
    Policy,
}
