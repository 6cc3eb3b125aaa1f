using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Tables;

/// <summary>Columns that CustomResourceDefinitions add.</summary>
internal static partial class CustomColumns
{
    public static ImmutableArray<TableColumn> For(ResourceDefinition resource) => resource.PrinterColumns.IsEmpty
        ? [TableColumns.Name, TableColumns.Age]
        : [TableColumns.Name, .. resource.PrinterColumns.Select(Column)];

    private static TableColumn Column(PrinterColumn column)
    {
        var steps = Steps(column.JsonPath);
        return new(column.Name, column.Type, column.Format, column.Description, column.Priority, (json, now) => Show(column, Read(json, steps), now));
    }

    private static JsonNode? Show(PrinterColumn column, JsonNode? value, DateTimeOffset now) => column.Type switch
    {
        _ when value is null => null,
        "date" => TableColumns.Since(value.Text(), now),
        "string" => value is JsonValue text && text.GetValueKind() == JsonValueKind.String ? text.DeepClone() : value.ToJsonString(),
        _ => value.DeepClone(),
    };

    private static JsonNode? Read(JsonNode? node, IReadOnlyList<string> steps)
    {
        foreach (var step in steps)
        {
            if (node is null)
            {
                return null;
            }

            var filter = Filter().Match(step);
            node = filter.Success
                ? node.Items().FirstOrDefault(i => i.Text(filter.Groups["key"].Value) == filter.Groups["value"].Value)
                : node is JsonArray array && int.TryParse(step.Trim('[', ']'), System.Globalization.CultureInfo.InvariantCulture, out var index)
                    ? (index < array.Count ? array[index] : null)
                    : node.At(step);
        }

        return node;
    }

    private static string[] Steps(string path) => [.. Step().Matches(path).Select(m => m.Value.TrimStart('.').Replace("\\.", ".", StringComparison.Ordinal))];

    [GeneratedRegex(@"\.(?:[^.\[\\]|\\.)+|\[[^\]]*\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Step();

    [GeneratedRegex("""^\[\?\(@\.(?<key>\w+)\s*==\s*["'](?<value>[^"']*)["']\)\]$""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Filter();
}
