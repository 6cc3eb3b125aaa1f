namespace Portal.Simulator.Faults;

/// <summary>A line that is no event appears once in a watch; the events go on after it.</summary>
public sealed record FaultGarbage
{
    /// <summary>So many events (bookmarks count) pass first.</summary>
    public int AfterEvents { get; init; }

    /// <summary>The line, without its line feed.</summary>
    public string Line { get; init; } = "{\"type\":\"ADDED\",\"object\":{\"metadata\":}} garbage";
}
