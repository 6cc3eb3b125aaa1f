using System.Text.Json.Nodes;
using Portal.Simulator.Objects.Writing;

namespace Portal.Simulator.Objects.Kinds;

/// <summary>Rules of pod specs, also those inside templates: those that people break.</summary>
internal static class PodRules
{
    public static void Validate(JsonNode? spec, string path, List<FieldError> errors)
    {
        if (!spec.Items("containers").Any())
        {
            errors.Add(FieldError.Required(path + ".containers"));
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        ValidateContainers(spec, path, "containers", names, errors);
        ValidateContainers(spec, path, "initContainers", names, errors);
        ValidateVolumes(spec, path, errors);
        if (spec.Text("restartPolicy") is { } policy and not ("Always" or "OnFailure" or "Never"))
        {
            errors.Add(FieldError.NotSupported(path + ".restartPolicy", Quote(policy), "Always", "OnFailure", "Never"));
        }

        if (spec.Number("terminationGracePeriodSeconds") is < 0)
        {
            errors.Add(FieldError.Invalid(path + ".terminationGracePeriodSeconds", spec.At("terminationGracePeriodSeconds")!.ToJsonString(), "must be greater than or equal to 0"));
        }
    }

    private static void ValidateContainers(JsonNode? spec, string path, string list, HashSet<string> names, List<FieldError> errors)
    {
        var index = 0;
        foreach (var container in spec.Items(list))
        {
            var at = FormattableString.Invariant($"{path}.{list}[{index++}]");
            var name = container.Text("name") ?? "";
            if (name.Length == 0)
            {
                errors.Add(FieldError.Required(at + ".name"));
            }
            else if (NameRules.Check(NameRule.Label, name) is { } problem)
            {
                errors.Add(FieldError.Invalid(at + ".name", Quote(name), problem));
            }
            else if (!names.Add(name))
            {
                errors.Add(FieldError.Duplicate(at + ".name", Quote(name)));
            }

            if (string.IsNullOrEmpty(container.Text("image")))
            {
                errors.Add(FieldError.Required(at + ".image"));
            }

            ValidateResources(container, at, errors);
            ValidateMounts(spec, container, at, errors);
        }
    }

    private static void ValidateResources(JsonNode container, string path, List<FieldError> errors)
    {
        foreach (var kind in (ReadOnlySpan<string>)["limits", "requests"])
        {
            foreach (var (resource, value) in container.At("resources", kind) as JsonObject ?? [])
            {
                if (value is JsonValue text && Quantities.Parse(text.Text() ?? text.ToJsonString()) is null)
                {
                    throw ApiErrors.BadRequest(
                        "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
                }

                if (kind == "requests" && container.At("resources", "limits", resource) is JsonValue limit
                    && Amount(value) > Amount(limit))
                {
                    errors.Add(FieldError.Invalid(
                        $"{path}.resources.requests",
                        Quote(value.Text() ?? ""),
                        $"must be less than or equal to {resource} limit of {limit.Text()}"));
                }
            }
        }
    }

    private static void ValidateMounts(JsonNode? spec, JsonNode container, string path, List<FieldError> errors)
    {
        var index = 0;
        foreach (var mount in container.Items("volumeMounts"))
        {
            var at = FormattableString.Invariant($"{path}.volumeMounts[{index++}]");
            var name = mount.Text("name") ?? "";
            if (!spec.Items("volumes").Any(v => v.Text("name") == name))
            {
                errors.Add(new FieldError(at + ".name", "FieldValueNotFound", $"Not found: {Quote(name)}"));
            }

            if (string.IsNullOrEmpty(mount.Text("mountPath")))
            {
                errors.Add(FieldError.Required(at + ".mountPath"));
            }
        }
    }

    private static void ValidateVolumes(JsonNode? spec, string path, List<FieldError> errors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var index = 0;
        foreach (var volume in spec.Items("volumes"))
        {
            var at = FormattableString.Invariant($"{path}.volumes[{index++}].name");
            var name = volume.Text("name") ?? "";
            if (NameRules.Check(NameRule.Label, name) is { } problem)
            {
                errors.Add(name.Length == 0 ? FieldError.Required(at) : FieldError.Invalid(at, Quote(name), problem));
            }
            else if (!names.Add(name))
            {
                errors.Add(FieldError.Duplicate(at, Quote(name)));
            }
        }
    }

    private static decimal Amount(JsonNode? value) => value is JsonValue text ? Quantities.Parse(text.Text() ?? text.ToJsonString())?.Value ?? 0 : 0;

    private static string Quote(string text) => JsonValue.Create(text).ToJsonString(ObjectCodec.SerializerOptions);
}
