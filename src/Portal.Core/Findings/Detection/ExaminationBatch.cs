using Portal.Cluster.Resources.Metadata;

namespace Portal.Core.Findings.Detection;

/// <summary>What one pass of a detector over some subjects gave. Made on a thread that may be given up, so it is complete in itself.</summary>
public sealed class ExaminationBatch
{
    /// <summary>Whether all subjects were looked at.</summary>
    public required bool Full { get; init; }

    /// <summary>How many subjects were looked at.</summary>
    public int Examined { get; set; }

    /// <summary>
    /// The results; null for a subject that does not exist any more. Of a pass over all subjects only those about which there is something to say:
    /// who is missing has nothing.
    /// </summary>
    public IDictionary<ObjectKey, Examination?> Results { get; } = new Dictionary<ObjectKey, Examination?>();

    /// <summary>Subjects that were not looked at because the detector threw or ran out of time: what was known of them stays.</summary>
    public ISet<ObjectKey> Unknown { get; } = new HashSet<ObjectKey>();

    /// <summary>How often the detector threw.</summary>
    public int Failures { get; set; }

    /// <summary>The first exception, with the subject that it was thrown for.</summary>
    public string? FirstFailure { get; set; }

    /// <summary>Whether the work budget was used up.</summary>
    public bool OutOfBudget { get; set; }

    /// <summary>
    /// Whether the detector's way from an input to its subjects threw: nobody knows which subjects to look at, so all are looked at in the next
    /// full pass.
    /// </summary>
    public bool LostTrack { get; set; }
}
