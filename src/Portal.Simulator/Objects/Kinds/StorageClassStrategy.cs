using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Kinds;

/// <summary>Storage classes.</summary>
internal sealed class StorageClassStrategy : PlainStrategy
{
    public override void Default(JsonObject json)
    {
        json.SetDefault("reclaimPolicy", "Delete");
        json.SetDefault("volumeBindingMode", "Immediate");
    }

    public override void Validate(WriteContext context, JsonObject json, List<FieldError> errors)
    {
        if (string.IsNullOrEmpty(json.Text("provisioner")))
        {
            errors.Add(FieldError.Required("provisioner"));
        }
    }
}
