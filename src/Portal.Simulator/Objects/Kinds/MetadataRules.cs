using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Kinds;

/// <summary>Rules of metadata that hold for every kind.</summary>
internal static class MetadataRules
{
    private const string ImmutableText = "field is immutable";

    public static void Validate(ResourceDefinition resource, ResourceStrategy strategy, JsonObject json, List<FieldError> errors)
    {
        var name = json.Name();
        if (name.Length == 0)
        {
            errors.Add(FieldError.Required("metadata.name", "name or generateName is required"));
        }
        else if (NameRules.Check(strategy.NameRule, name) is { } problem)
        {
            errors.Add(FieldError.Invalid("metadata.name", Quote(name), problem));
        }

        ValidateLabels(json.At("metadata", "labels"), errors);
        ValidateFinalizers(resource, json, errors);
    }

    /// <remarks>Built-in kinds check metadata twice, in the generic registry and in their own: their causes come twice.</remarks>
    public static void ValidateUpdate(ResourceDefinition resource, JsonObject json, JsonObject old, List<FieldError> errors)
    {
        var found = new List<FieldError>();
        foreach (var field in (ReadOnlySpan<string>)["name", "namespace", "uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds"])
        {
            var (now, before) = (json.At("metadata", field), old.At("metadata", field));
            if (!JsonNode.DeepEquals(now, before))
            {
                found.Add(FieldError.Invalid("metadata." + field, now?.ToJsonString(ObjectCodec.SerializerOptions) ?? "null", ImmutableText));
            }
        }

        if (json.IsTerminating())
        {
            var added = json.Texts("metadata", "finalizers").Except(old.Texts("metadata", "finalizers"), StringComparer.Ordinal).ToList();
            if (added.Count > 0)
            {
                var list = string.Join(", ", added.Select(Quote));
                found.Add(FieldError.Forbidden(
                    "metadata.finalizers",
                    $"no new finalizers can be added if the object is being deleted, found new finalizers []string{{{list}}}"));
            }
        }

        errors.AddRange(found);
        if (!resource.IsCustom)
        {
            errors.AddRange(found);
        }

        ValidateLabels(json.At("metadata", "labels"), errors);
        ValidateFinalizers(resource, json, errors);
    }

    private static void ValidateLabels(JsonNode? labels, List<FieldError> errors)
    {
        foreach (var (key, value) in labels as JsonObject ?? [])
        {
            if (NameRules.CheckLabelKey(key) is { } badKey)
            {
                errors.Add(FieldError.Invalid("metadata.labels", Quote(key), badKey));
            }

            if (NameRules.CheckLabelValue(value.Text() ?? "") is { } badValue)
            {
                errors.Add(FieldError.Invalid("metadata.labels", Quote(value.Text() ?? ""), badValue));
            }
        }
    }

    private static void ValidateFinalizers(ResourceDefinition resource, JsonObject json, List<FieldError> errors)
    {
        foreach (var finalizer in json.Texts("metadata", "finalizers"))
        {
            if (NameRules.CheckLabelKey(finalizer) is { } problem)
            {
                errors.Add(FieldError.Invalid("metadata.finalizers", Quote(finalizer), problem));
            }
            else if (resource.Group.Length == 0 && !finalizer.Contains('/', StringComparison.Ordinal) && finalizer is not ("orphan" or "foregroundDeletion" or "kubernetes"))
            {
                errors.Add(FieldError.Invalid("metadata.finalizers", Quote(finalizer), "name is neither a standard finalizer name nor is it fully qualified"));
            }
        }
    }

    private static string Quote(string text) => JsonValue.Create(text).ToJsonString(ObjectCodec.SerializerOptions);
}
