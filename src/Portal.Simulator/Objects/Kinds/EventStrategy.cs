using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Kinds;

/// <summary>Events; one about a cluster-scoped object lives in the namespace default.</summary>
internal sealed class EventStrategy : PlainStrategy
{
    public override void Validate(WriteContext context, JsonObject json, List<FieldError> errors)
    {
        var about = json.Text("involvedObject", "namespace") ?? "";
        var ns = json.Namespace();
        if (about != ns && !(about.Length == 0 && ns is "default" or "kube-system"))
        {
            errors.Add(FieldError.Invalid("involvedObject.namespace", $"\"{about}\"", "does not match event.namespace"));
        }
    }

    public override void ValidateUpdate(WriteContext context, JsonObject json, JsonObject old, List<FieldError> errors)
    {
    }
}
