namespace Portal.Core.Findings.Detection;

/// <summary>How well a detector can see a cluster.</summary>
public enum Sight
{
    /// <summary>All kinds that it needs are live.</summary>
    Clear,

    /// <summary>Some kind that it reads beside its subjects is not live: what it sees is taken, but nothing is taken for gone.</summary>
    Partial,

    /// <summary>Its subjects are not live, or a kind is just being listed: it does not look.</summary>
    None,
}
