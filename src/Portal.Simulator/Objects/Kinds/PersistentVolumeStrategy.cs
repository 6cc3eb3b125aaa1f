using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Kinds;

/// <summary>Persistent volumes: protected while bound, and the time of each phase is kept.</summary>
internal sealed class PersistentVolumeStrategy : PlainStrategy
{
    private const string Protection = "kubernetes.io/pv-protection";

    public override bool ReturnsDeletedObject => true;

    public override void Default(JsonObject json)
    {
        var spec = json.ObjectAt("spec");
        spec.SetDefault("persistentVolumeReclaimPolicy", "Retain");
        spec.SetDefault("volumeMode", "Filesystem");
        (spec["hostPath"] as JsonObject)?.SetDefault("type", "");
    }

    public override void Admit(WriteContext context, JsonObject json, JsonObject? old)
    {
        if (old is not null)
        {
            if (json.Text("status", "phase") != old.Text("status", "phase"))
            {
                json.ObjectAt("status")["lastPhaseTransitionTime"] = Timestamps.Format(context.Now);
            }

            return;
        }

        if (!json.Texts("metadata", "finalizers").Contains(Protection, StringComparer.Ordinal))
        {
            json.Metadata().ArrayAt("finalizers").Add(Protection);
        }
    }

    public override void PrepareForCreate(WriteContext context, JsonObject json) =>
        json["status"] = new JsonObject { ["phase"] = "Pending", ["lastPhaseTransitionTime"] = Timestamps.Format(context.Now) };

    public override void Validate(WriteContext context, JsonObject json, List<FieldError> errors)
    {
        if (json.At("spec", "capacity", "storage") is null)
        {
            errors.Add(FieldError.Required("spec.capacity"));
        }

        if (!json.Texts("spec", "accessModes").Any())
        {
            errors.Add(FieldError.Required("spec.accessModes"));
        }

        if (json.At("spec", "local") is not null && json.At("spec", "nodeAffinity", "required") is null)
        {
            errors.Add(FieldError.Required("spec.nodeAffinity", "Local volume requires node affinity"));
        }
    }
}
