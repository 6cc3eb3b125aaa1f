namespace Portal.Core.Remediation;

/// <summary>Who is told of a broken glass beside the pages.</summary>
public sealed class NotificationOptions
{
    /// <summary>Where a JSON text is posted to; null: nowhere. Only whoever runs the portal can set it.</summary>
    public Uri? Webhook { get; set; }

    /// <summary>How often is looked for what is to be told.</summary>
    public TimeSpan ScanInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>For how long one try may take.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The wait after the first failed try; it doubles with each, up to an hour.</summary>
    public TimeSpan FirstWait { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>After that it is given up, and counted.</summary>
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromHours(24);
}
