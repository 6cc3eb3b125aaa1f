namespace Portal.Core.Findings;

/// <summary>The orders in which findings can be listed. Ties are broken by id, so that a page never repeats or leaves out a row.</summary>
public enum FindingSort
{
    /// <summary>Most urgent first, then newest first.</summary>
    Severity,

    /// <summary>Newest first.</summary>
    Newest,

    /// <summary>Oldest first.</summary>
    Oldest,

    /// <summary>By namespace and name.</summary>
    Subject,
}
