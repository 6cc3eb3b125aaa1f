namespace Portal.Simulator.Objects;

/// <summary>What a list returns.</summary>
public sealed record ListOptions
{
    /// <summary>Everything, in one piece.</summary>
    public static ListOptions Default { get; } = new();

    /// <summary>Labels to match.</summary>
    public LabelSelector Labels { get; init; } = LabelSelector.Everything;

    /// <summary>Fields to match.</summary>
    public FieldSelector Fields { get; init; } = FieldSelector.Everything;

    /// <summary>Size of a page; 0 returns all.</summary>
    public long Limit { get; init; }

    /// <summary>Token of the next page; empty for the first.</summary>
    public string Continue { get; init; } = "";

    /// <summary>Revision as given by the client; empty for the newest.</summary>
    public string ResourceVersion { get; init; } = "";

    /// <summary>Whether exactly that revision is wanted (resourceVersionMatch=Exact).</summary>
    public bool ExactRevision { get; init; }
}
