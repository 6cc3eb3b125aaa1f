using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Scheduling;

/// <summary>Node selectors: of pods (nodeSelector, required node affinity) and of volumes (nodeAffinity).</summary>
public static class NodeSelectorTerms
{
    /// <summary>Whether the pod's nodeSelector and required node affinity allow the node.</summary>
    public static bool Allows(JsonObject pod, JsonObject node)
    {
        var labels = node.MapAt("metadata", "labels");
        foreach (var (key, value) in pod.MapAt("spec", "nodeSelector"))
        {
            if (labels.GetValueOrDefault(key) != value)
            {
                return false;
            }
        }

        var required = pod.ObjectIn("spec", "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution");
        return required is null || Matches(required, node);
    }

    /// <summary>Whether one of the terms of a NodeSelector holds for the node. A term without requirements holds for none.</summary>
    public static bool Matches(JsonObject selector, JsonObject node)
    {
        var labels = node.MapAt("metadata", "labels");
        return selector.Items("nodeSelectorTerms").Any(term =>
        {
            var expressions = term.Items("matchExpressions").ToList();
            var fields = term.Items("matchFields").ToList();
            return expressions.Count + fields.Count > 0
                && expressions.TrueForAll(expression => Holds(expression, labels.GetValueOrDefault(expression.Text("key") ?? "")))
                && fields.TrueForAll(field => field.Text("key") == "metadata.name" && Holds(field, node.Name()));
        });
    }

    private static bool Holds(JsonNode requirement, string? value)
    {
        var values = requirement.Texts("values").ToList();
        return requirement.Text("operator") switch
        {
            "In" => value is not null && values.Contains(value),
            "NotIn" => value is null || !values.Contains(value),
            "Exists" => value is not null,
            "DoesNotExist" => value is null,
            "Gt" => Compare(value, values) > 0,
            "Lt" => Compare(value, values) < 0,
            _ => false,
        };
    }

    private static int Compare(string? value, List<string> values)
        => values.Count == 1 && long.TryParse(value, CultureInfo.InvariantCulture, out var left) && long.TryParse(values[0], CultureInfo.InvariantCulture, out var right)
            ? left.CompareTo(right) : 0;
}
