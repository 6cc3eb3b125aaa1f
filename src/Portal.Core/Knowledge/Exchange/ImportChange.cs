namespace Portal.Core.Knowledge.Exchange;

/// <summary>What an import does to an article.</summary>
public enum ImportChange
{
    /// <summary>It is not there yet.</summary>
    New,

    /// <summary>It gets a new revision.</summary>
    Changed,

    /// <summary>It says the same already.</summary>
    Unchanged,
}
