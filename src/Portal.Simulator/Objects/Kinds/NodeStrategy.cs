using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Kinds;

/// <summary>Nodes: a kubelet creates its own with a status, and the server taints it until it has proved ready.</summary>
internal sealed class NodeStrategy : PlainStrategy
{
    private const string NotReady = "node.kubernetes.io/not-ready";

    public override bool KeepsStatusOnCreate => true;

    /// <summary>The admission plugin TaintNodesByCondition.</summary>
    public override void Admit(WriteContext context, JsonObject json, JsonObject? old)
    {
        if (old is not null)
        {
            return;
        }

        var taints = json.ObjectAt("spec").ArrayAt("taints");
        if (!taints.Items().Any(t => t.Text("key") == NotReady && t.Text("effect") == "NoSchedule"))
        {
            taints.Add(new JsonObject { ["key"] = NotReady, ["effect"] = "NoSchedule" });
        }
    }

    public override void Validate(WriteContext context, JsonObject json, List<FieldError> errors)
    {
        var index = 0;
        foreach (var taint in json.Items("spec", "taints"))
        {
            var path = FormattableString.Invariant($"spec.taints[{index++}]");
            if (NameRules.CheckLabelKey(taint.Text("key") ?? "") is { } problem)
            {
                errors.Add(FieldError.Invalid(path + ".key", $"\"{taint.Text("key")}\"", problem));
            }

            if (taint.Text("effect") is not ("NoSchedule" or "PreferNoSchedule" or "NoExecute"))
            {
                errors.Add(FieldError.NotSupported(path + ".effect", $"\"{taint.Text("effect")}\"", "NoSchedule", "PreferNoSchedule", "NoExecute"));
            }
        }
    }
}
