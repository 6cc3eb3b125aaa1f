using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Tables;

/// <summary>Which columns a resource has.</summary>
internal static class TableColumns
{
    private static readonly ImmutableArray<TableColumn> Plain = [Name, Created];

    public static TableColumn Name => new("Name", "string", "name", "Name of the object, unique within its namespace.", 0, (json, _) => json.Name());

    public static TableColumn Age => TableColumn.Time("Age", AgeOf, "Time since the object was created.");

    private static TableColumn Created => new(
        "Created At",
        "date",
        "",
        "Time at which the object was created.",
        0,
        (json, _) => json.Text("metadata", "creationTimestamp") ?? "<unknown>");

    public static ImmutableArray<TableColumn> For(ResourceDefinition resource) => Plain;

    public static string AgeOf(JsonObject json, DateTimeOffset now) => Since(json.Text("metadata", "creationTimestamp"), now);

    public static string Since(string? time, DateTimeOffset now) =>
        Timestamps.Parse(time) is { } then ? HumanDuration.Format(now - then) : "<unknown>";
}
