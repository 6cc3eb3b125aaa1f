using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Kinds;

/// <summary>Roles and bindings: names are free, the role that a binding refers to is fixed.</summary>
internal sealed class RbacStrategy : PlainStrategy
{
    private const string Group = "rbac.authorization.k8s.io";

    public override NameRule NameRule => NameRule.PathSegment;

    public override void Default(JsonObject json)
    {
        (json["roleRef"] as JsonObject)?.SetDefault("apiGroup", Group);
        foreach (var subject in json.Items("subjects").OfType<JsonObject>())
        {
            if (subject.Text("kind") is "User" or "Group")
            {
                subject.SetDefault("apiGroup", Group);
            }
        }
    }

    public override void ValidateUpdate(WriteContext context, JsonObject json, JsonObject old, List<FieldError> errors)
    {
        if (!JsonNode.DeepEquals(json["roleRef"], old["roleRef"]))
        {
            errors.Add(FieldError.Invalid("roleRef", json["roleRef"]?.ToJsonString(ObjectCodec.SerializerOptions) ?? "null", "cannot change roleRef"));
        }
    }
}
