namespace Portal.Core.Knowledge.Life;

/// <summary>How often a problem came in a week.</summary>
/// <param name="From">When the week began; it is seven days long, the last one ends now.</param>
/// <param name="Count">How often findings were opened, or opened again.</param>
public sealed record WeekCount(DateTimeOffset From, int Count);
