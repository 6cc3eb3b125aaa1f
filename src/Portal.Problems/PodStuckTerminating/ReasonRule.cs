namespace Portal.Problems.PodStuckTerminating;

/// <summary>One row of the table of reasons.</summary>
/// <param name="pod">A pod whose deletion is overdue.</param>
/// <returns>The decision, or null if the row does not hold and the next one is asked.</returns>
internal delegate Decision? ReasonRule(StuckPod pod);
