using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Kinds;

/// <summary>What of a pod's spec may change: images, two deadlines, and tolerations may be added.</summary>
internal static class PodUpdateRules
{
    private const string Text =
        "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)\n";

    public static void Validate(JsonObject json, JsonObject old, List<FieldError> errors)
    {
        var now = Frozen(json.At("spec"));
        var before = Frozen(old.At("spec"));
        if (JsonNode.DeepEquals(now, before) && KeepsTolerations(json, old))
        {
            return;
        }

        var changed = now.Select(p => p.Key).Union(before.Select(p => p.Key), StringComparer.Ordinal)
            .Where(name => !JsonNode.DeepEquals(now[name], before[name]))
            .Select(name => $"-  \"{name}\": {Show(before[name])},\n+  \"{name}\": {Show(now[name])},\n");
        errors.Add(FieldError.Forbidden("spec", Text + "@@ spec @@\n" + string.Concat(changed)));
    }

    private static JsonObject Frozen(JsonNode? spec)
    {
        var frozen = spec?.DeepClone() as JsonObject ?? [];
        foreach (var free in (ReadOnlySpan<string>)["activeDeadlineSeconds", "tolerations", "terminationGracePeriodSeconds", "schedulingGates"])
        {
            frozen.Remove(free);
        }

        foreach (var container in frozen.Items("containers").Concat(frozen.Items("initContainers")).OfType<JsonObject>())
        {
            container.Remove("image");
        }

        return frozen;
    }

    private static bool KeepsTolerations(JsonObject json, JsonObject old) =>
        old.Items("spec", "tolerations").All(o => json.Items("spec", "tolerations").Any(n => JsonNode.DeepEquals(n, o)));

    private static string Show(JsonNode? value) => value?.ToJsonString(ObjectCodec.SerializerOptions) ?? "null";
}
