using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Kinds;

/// <summary>Claims: protected while used, of the default class when they name none.</summary>
internal sealed class PersistentVolumeClaimStrategy : PlainStrategy
{
    private const string Protection = "kubernetes.io/pvc-protection";
    private const string IsDefault = "storageclass.kubernetes.io/is-default-class";

    public override bool ReturnsDeletedObject => true;

    public override void Default(JsonObject json) => json.ObjectAt("spec").SetDefault("volumeMode", "Filesystem");

    public override void Admit(WriteContext context, JsonObject json, JsonObject? old)
    {
        if (old is not null)
        {
            return;
        }

        if (!json.Texts("metadata", "finalizers").Contains(Protection, StringComparer.Ordinal))
        {
            json.Metadata().ArrayAt("finalizers").Add(Protection);
        }

        if (json.At("spec", "storageClassName") is null && DefaultClass(context.Api) is { } name)
        {
            json.ObjectAt("spec")["storageClassName"] = name;
        }
    }

    public override void PrepareForCreate(WriteContext context, JsonObject json) => json["status"] = new JsonObject { ["phase"] = "Pending" };

    public override void Validate(WriteContext context, JsonObject json, List<FieldError> errors)
    {
        if (!json.Texts("spec", "accessModes").Any())
        {
            errors.Add(FieldError.Required("spec.accessModes", "at least 1 access mode is required"));
        }

        if (json.At("spec", "resources", "requests", "storage") is null)
        {
            errors.Add(FieldError.Required("spec.resources[storage]"));
        }
    }

    private static string? DefaultClass(SimulatedApi api) => api.List(KnownResources.StorageClasses).Items
        .Where(c => c.ToJson().Text("metadata", "annotations", IsDefault) == "true")
        .MaxBy(c => c.Revision)?.Name;
}
