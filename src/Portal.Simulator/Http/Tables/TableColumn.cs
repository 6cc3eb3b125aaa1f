using System.Text.Json.Nodes;

namespace Portal.Simulator.Http.Tables;

/// <summary>A column of the table form.</summary>
/// <param name="Name">Heading.</param>
/// <param name="Type">OpenAPI type.</param>
/// <param name="Format">OpenAPI format, may be empty.</param>
/// <param name="Description">For people.</param>
/// <param name="Priority">0 is always shown, greater only with <c>-o wide</c>.</param>
/// <param name="Cell">Value for an object at a time; ages depend on it.</param>
internal sealed record TableColumn(string Name, string Type, string Format, string Description, int Priority, Func<JsonObject, DateTimeOffset, JsonNode?> Cell)
{
    public static TableColumn OfText(string name, Func<JsonObject, string> cell, string description = "", int priority = 0) =>
        new(name, "string", "", description, priority, (json, _) => cell(json));

    public static TableColumn OfNumber(string name, Func<JsonObject, long> cell, string description = "", int priority = 0) =>
        new(name, "integer", "", description, priority, (json, _) => cell(json));

    public static TableColumn OfTime(string name, Func<JsonObject, DateTimeOffset, string> cell, string description = "", int priority = 0) =>
        new(name, "string", "", description, priority, (json, now) => cell(json, now));

    public JsonNode ToJson() => new JsonObject
    {
        ["name"] = Name,
        ["type"] = Type,
        ["format"] = Format,
        ["description"] = Description,
        ["priority"] = Priority,
    };
}
