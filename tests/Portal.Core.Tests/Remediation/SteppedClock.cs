namespace Portal.Core.Tests.Remediation;

/// <summary>The time of day as somebody has set it; what runs evenly goes on as before.</summary>
internal sealed class SteppedClock : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
}
