using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Kinds;

/// <summary>Namespaces: the phase, and spec.finalizers, which only the finalize subresource changes.</summary>
internal sealed class NamespaceStrategy : PlainStrategy
{
    public override NameRule NameRule => NameRule.Label;

    public override void Default(JsonObject json)
    {
        if (json.Name() is { Length: > 0 } name)
        {
            json.Metadata().ObjectAt("labels")["kubernetes.io/metadata.name"] = name;
        }
    }

    public override void PrepareForCreate(WriteContext context, JsonObject json)
    {
        json["status"] = new JsonObject { ["phase"] = "Active" };
        var finalizers = json.ObjectAt("spec").ArrayAt("finalizers");
        if (!finalizers.Texts().Contains("kubernetes", StringComparer.Ordinal))
        {
            finalizers.Add("kubernetes");
        }
    }

    public override void PrepareForUpdate(WriteContext context, JsonObject json, JsonObject old)
    {
        switch (context.Subresource)
        {
            case "status":
                json.CopyFrom(old, "spec");
                break;
            case "finalize":
                json.CopyFrom(old, "status");
                break;
            default:
                json.CopyFrom(old, "spec");
                json.CopyFrom(old, "status");
                break;
        }

        json.ObjectAt("spec");
    }

    public override bool MarksZeroGrace => false;

    public override void Deleting(JsonObject json) => json.ObjectAt("status")["phase"] = "Terminating";

    public override bool IsHeld(JsonObject json) => json.Texts("spec", "finalizers").Any();
}
