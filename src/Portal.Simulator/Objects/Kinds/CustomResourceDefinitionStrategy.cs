using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Kinds;

/// <summary>
/// CustomResourceDefinitions: what one says is served as soon as it is stored. A real server takes a moment for that and
/// sets the conditions from a controller; here both are there with the creation.
/// </summary>
internal sealed class CustomResourceDefinitionStrategy : ResourceStrategy
{
    private const string CleanupFinalizer = "customresourcecleanup.apiextensions.k8s.io";

    public override void Default(JsonObject json)
    {
        var names = json.ObjectAt("spec").ObjectAt("names");
        var kind = names.Text("kind") ?? "";
#pragma warning disable CA1308 // The API server defaults the singular to the lower case of the kind.
        names.SetDefault("singular", kind.ToLowerInvariant());
#pragma warning restore CA1308
        names.SetDefault("listKind", kind + "List");
        json.ObjectAt("spec").SetDefault("conversion", new JsonObject { ["strategy"] = "None" });
    }

    public override void PrepareForCreate(WriteContext context, JsonObject json)
    {
        var now = Timestamps.Format(context.Now);
        json["status"] = new JsonObject
        {
            ["conditions"] = new JsonArray(
                Condition("NamesAccepted", "NoConflicts", "no conflicts found", now),
                Condition("Established", "InitialNamesAccepted", "the initial names have been accepted", now)),
            ["acceptedNames"] = json.At("spec", "names")?.DeepClone(),
            ["storedVersions"] = new JsonArray([.. json.Items("spec", "versions").Where(v => v.IsTrue("storage")).Select(v => (JsonNode)(v.Text("name") ?? ""))]),
        };
        var finalizers = json.Metadata().ArrayAt("finalizers");
        if (!finalizers.Texts().Contains(CleanupFinalizer, StringComparer.Ordinal))
        {
            finalizers.Add(CleanupFinalizer);
        }
    }

    public override void Validate(WriteContext context, JsonObject json, List<FieldError> errors)
    {
        var expected = $"{json.Text("spec", "names", "plural")}.{json.Text("spec", "group")}";
        if (json.Name() != expected)
        {
            errors.Add(FieldError.Invalid("metadata.name", $"\"{json.Name()}\"", "must be spec.names.plural+\".\"+spec.group"));
        }

        if (!json.Items("spec", "versions").Any())
        {
            errors.Add(FieldError.Required("spec.versions"));
        }
    }

    public override void Stored(SimulatedApi api, ResourceDefinition resource, JsonObject? current, JsonObject? previous)
    {
        var name = (current ?? previous)!.Name();
        api.Resources.SetCustom(name, current is null ? [] : Definitions(current));
        if (current is not null && current.IsTerminating() && previous is not null && !previous.IsTerminating())
        {
            api.Edit(KnownResources.CustomResourceDefinitions, "", name, json => json.ObjectAt("status").ArrayAt("conditions").Add(Condition(
                "Terminating", "InstanceDeletionInProgress", "CustomResource deletion is in progress", Timestamps.Format(api.Time.GetUtcNow()))), new WriteOptions { FieldManager = "kube-apiserver", Subresource = "status" });
            foreach (var served in Definitions(current).Take(1))
            {
                foreach (var stored in api.List(served).Items)
                {
                    api.Delete(served, stored.Namespace, stored.Name);
                }
            }

            Release(api, name);
        }
    }

    /// <summary>Lets a definition in deletion go when none of its objects is left: what the finalizer of that name waits for.</summary>
    public static void Release(SimulatedApi api, string name)
    {
        var definition = api.Find(KnownResources.CustomResourceDefinitions, "", name)?.ToJson();
        if (definition is null || !definition.IsTerminating() || Definitions(definition).Any(d => api.List(d).Items.Count > 0))
        {
            return;
        }

        api.Edit(KnownResources.CustomResourceDefinitions, "", name, json =>
        {
            var kept = json.Texts("metadata", "finalizers").Where(f => f != CleanupFinalizer).Select(f => (JsonNode)f).ToArray();
            json.Metadata()["finalizers"] = new JsonArray(kept);
        });
    }

    private static ImmutableArray<ResourceDefinition> Definitions(JsonObject crd)
    {
        var group = crd.Text("spec", "group") ?? "";
        var names = crd.At("spec", "names");
        return
        [
            .. crd.Items("spec", "versions").Where(v => v.IsTrue("served")).Select(version => new ResourceDefinition
            {
                Group = group,
                Version = version.Text("name") ?? "",
                Plural = names.Text("plural") ?? "",
                Singular = names.Text("singular") ?? "",
                Kind = names.Text("kind") ?? "",
                ListKind = names.Text("listKind") ?? "",
                Namespaced = crd.Text("spec", "scope") == "Namespaced",
                ShortNames = [.. names.Texts("shortNames")],
                Categories = [.. names.Texts("categories")],
                Verbs = ["delete", "deletecollection", "get", "list", "patch", "create", "update", "watch"],
                Subresources = Subresources(version, names.Text("kind") ?? ""),
                IsCustom = true,
                SelectableFields = [.. version.Items("selectableFields").Select(f => f.Text("jsonPath")?.TrimStart('.') ?? "")],
                PrinterColumns = [.. version.Items("additionalPrinterColumns").Select(Column)],
            }),
        ];
    }

    private static ImmutableArray<SubresourceDefinition> Subresources(JsonNode version, string kind)
    {
        var found = ImmutableArray.CreateBuilder<SubresourceDefinition>();
        if (version.At("subresources", "scale") is not null)
        {
            found.Add(new("scale", "Scale", ["get", "patch", "update"], "autoscaling", "v1"));
        }

        if (version.At("subresources", "status") is not null)
        {
            found.Add(new("status", kind, ["get", "patch", "update"]));
        }

        return found.ToImmutable();
    }

    private static PrinterColumn Column(JsonNode column) => new(
        column.Text("name") ?? "",
        column.Text("type") ?? "string",
        column.Text("format") ?? "",
        column.Text("description") ?? "",
        (int)(column.Number("priority") ?? 0),
        column.Text("jsonPath") ?? "");

    private static JsonObject Condition(string type, string reason, string message, string now) => new()
    {
        ["type"] = type,
        ["status"] = "True",
        ["lastTransitionTime"] = now,
        ["reason"] = reason,
        ["message"] = message,
    };
}
