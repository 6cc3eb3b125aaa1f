using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Controllers.Workloads;

/// <summary>Pods made from the template of a workload.</summary>
public static class PodTemplates
{
    // The letters of k8s.io/apimachinery/pkg/util/rand.SafeEncodeString: no vowels, no 0, 1 and 3.
    private const string Letters = "bcdfghjklmnpqrstvwxz2456789";

    /// <summary>The hash by which a workload knows its pods of one template (pod-template-hash, controller-revision-hash).</summary>
    public static string Hash(JsonNode? template)
    {
        var text = Canonical(template).ToJsonString();
        var hash = 2166136261u;
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            hash = unchecked((hash ^ b) * 16777619u);
        }

        return string.Concat(hash.ToString(CultureInfo.InvariantCulture).Select(digit => Letters[digit % Letters.Length]));
    }

    /// <summary>A pod of a workload.</summary>
    /// <param name="resource">The workload's resource.</param>
    /// <param name="owner">The workload.</param>
    /// <param name="name">The pod's name; null: generated from the workload's.</param>
    /// <param name="extraLabels">Labels beside those of the template.</param>
    public static JsonObject Build(ResourceDefinition resource, JsonObject owner, string? name, params ReadOnlySpan<(string Key, string Value)> extraLabels)
    {
        var metadata = new JsonObject { ["namespace"] = owner.Namespace() };
        if (name is null)
        {
            metadata["generateName"] = owner.Name() + "-";
        }
        else
        {
            metadata["name"] = name;
        }

        var labels = owner.At("spec", "template", "metadata", "labels")?.DeepClone() as JsonObject ?? [];
        foreach (var (key, value) in extraLabels)
        {
            labels[key] = value;
        }

        metadata["labels"] = labels;
        if (owner.At("spec", "template", "metadata", "annotations") is { } annotations)
        {
            metadata["annotations"] = annotations.DeepClone();
        }

        metadata["ownerReferences"] = new JsonArray(OwnerReference(resource, owner));
        if (owner.At("spec", "template", "metadata", "finalizers") is { } finalizers)
        {
            metadata["finalizers"] = finalizers.DeepClone();
        }

        return new JsonObject { ["metadata"] = metadata, ["spec"] = owner.At("spec", "template", "spec")?.DeepClone() ?? new JsonObject() };
    }

    /// <summary>The reference with which a workload owns what it makes.</summary>
    public static JsonObject OwnerReference(ResourceDefinition resource, JsonObject owner) => new()
    {
        ["apiVersion"] = resource.ApiVersion,
        ["kind"] = resource.Kind,
        ["name"] = owner.Name(),
        ["uid"] = owner.Uid(),
        ["controller"] = true,
        ["blockOwnerDeletion"] = true,
    };

    private static JsonNode Canonical(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject json:
                var sorted = new JsonObject();
                foreach (var (key, value) in json.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    sorted[key] = value is null ? null : Canonical(value);
                }

                return sorted;
            case JsonArray array:
                return new JsonArray([.. array.Select(item => item is null ? null : Canonical(item))]);
            default:
                return node?.DeepClone() ?? new JsonObject();
        }
    }
}
