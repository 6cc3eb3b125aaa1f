namespace Portal.Core.Nodes;

/// <summary>By what a run is known to be a drain.</summary>
public static class DrainRuns
{
    /// <summary>The id of the playbook.</summary>
    public const string Playbook = "drain";
}
