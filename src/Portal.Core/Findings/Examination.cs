namespace Portal.Core.Findings;

/// <summary>The result of looking at one subject.</summary>
/// <param name="Observation">What was seen, or null: the subject does not have the problem.</param>
/// <param name="LookAgainAt">
/// When the answer may change without any object changing (a deadline that passes, a severity that rises); null if only a change of an
/// object can change it.
/// </param>
public sealed record Examination(Observation? Observation, DateTimeOffset? LookAgainAt)
{
    /// <summary>Nothing seen, and only a change of an object can change that.</summary>
    public static Examination Nothing { get; } = new(null, null);
}
