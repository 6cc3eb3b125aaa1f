namespace Portal.Simulator.Controllers.Engine;

/// <summary>What an event says.</summary>
/// <param name="Type">Normal or Warning.</param>
/// <param name="Reason">For machines, CamelCase.</param>
/// <param name="Message">For people.</param>
/// <param name="FieldPath">The container that it is about, or null for the whole object.</param>
public sealed record EventEntry(string Type, string Reason, string Message, string? FieldPath = null);
