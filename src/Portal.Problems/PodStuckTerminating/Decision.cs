namespace Portal.Problems.PodStuckTerminating;

/// <summary>What a rule says of a pod for which it holds.</summary>
/// <param name="Verdict">The reason, or null: the pod waits for somebody who is at work.</param>
/// <param name="ChangesAt">When the rule may say something else without any object changing.</param>
internal sealed record Decision(Verdict? Verdict, DateTimeOffset? ChangesAt = null);
