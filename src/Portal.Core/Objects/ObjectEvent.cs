namespace Portal.Core.Objects;

/// <summary>An event about an object.</summary>
/// <param name="Type"><c>Normal</c> or <c>Warning</c>.</param>
/// <param name="Reason">The reason in one word.</param>
/// <param name="Message">Text of whoever reported it; hostile until shown as text.</param>
/// <param name="Source">Who reported it, with the host if it says so.</param>
/// <param name="Count">How often.</param>
/// <param name="First">When first.</param>
/// <param name="Last">When last.</param>
public sealed record ObjectEvent(string Type, string Reason, string Message, string Source, int Count, DateTimeOffset? First, DateTimeOffset? Last);
