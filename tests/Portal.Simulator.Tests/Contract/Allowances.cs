using System.Text.Json.Nodes;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Tests.Contract;

/// <summary>Where an answer may differ from the recording, and why. Every entry is a decision; there are no others.</summary>
public static class Allowances
{
    /// <summary>Path prefixes of single exchanges.</summary>
    private static readonly (string Exchange, string Path, string Why)[] Exceptions =
    [
        ("01-discovery#1", "serverAddressByClientCIDRs[0].serverAddress", "the address of the recorded server"),
        ("04-update-patch#0", "metadata.labels.x", "the recorder wrote into the answer before it saved it"),
        ("11-lease#0", "spec.holderIdentity", "the recorder wrote into the answer before it saved it"),
        ("08-namespace-deletion#9", "spec.finalizers", "the recorder wrote into the answer before it saved it"),
        ("04-update-patch#9", "message", "shows a difference of Go structs; the sentence before it is compared below"),
        ("04-update-patch#9", "details.causes[0].message", "shows a difference of Go structs"),
        ("04-update-patch#15", "message", "shows the whole object, with its times"),
        ("04-update-patch#15", "details.causes[0].message", "shows the whole object, with its times"),
        ("03-create-get-list#17", "rows[0].cells[4]", "an age"),
        ("03-create-get-list#11", "message", "names the byte at which Go's base64 and JSON readers stop"),
    ];

    /// <summary>Parts of answers that show controllers in the middle of their work; ours are at rest when the next request comes.</summary>
    private static readonly (string Exchange, string Path, string Why)[] Parts =
    [
        ("02-nodes#2", "spec.taints", "the taint of a node that is not ready yet goes a moment after its status says Ready"),
        ("02-nodes#3", "spec.taints", "the same"),
        ("02-nodes#4", "spec.taints", "the same"),
        ("02-nodes#4", "metadata.managedFields[0].fieldsV1.f:spec", "the same, as the controller owns it"),
        ("13-owners#4", "status", "a rollout's intermediate states"),
        ("13-owners#5", "status", "a rollout's intermediate states"),
        ("13-owners#6", "status", "a rollout's intermediate states"),
        ("13-owners#4", "metadata.managedFields[0].fieldsV1.f:status", "a rollout's intermediate states"),
        ("13-owners#5", "metadata.managedFields[0].fieldsV1.f:status", "a rollout's intermediate states"),
        ("13-owners#6", "metadata.managedFields[0].fieldsV1.f:status", "a rollout's intermediate states"),
    ];

    public static bool Allows(Exchange exchange, string path) =>
        Parts.Any(p => p.Exchange == exchange.Id && path.StartsWith(p.Path, StringComparison.Ordinal)) ||
        path.EndsWith(".description", StringComparison.Ordinal) // our own words for the columns
        || Exceptions.Any(e => e.Exchange == exchange.Id && e.Path == path);

    /// <summary>Leaves out objects that are not of Kubernetes: the recorded cluster had a controller that put them in each namespace.</summary>
    public static JsonNode? WithoutForeign(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray lines:
                return new JsonArray([.. lines.Where(l => !IsForeign(l?["object"])).Select(WithoutForeign)]);
            case JsonObject json when json["items"] is JsonArray items:
                var copy = json.DeepClone().AsObject();
                copy["items"] = new JsonArray([.. items.Where(i => !IsForeign(i)).Select(i => i?.DeepClone())]);
                return copy;
            case JsonObject json when json.At("status", "nonResourceRules") is JsonArray rules:
                // The server collects rules in no order, and the recorded cluster had one of its own.
                var review = json.DeepClone().AsObject();
                review["status"]!["nonResourceRules"] = new JsonArray(
                    [.. rules.Select(r => r!.ToJsonString()).Where(r => !r.Contains("/.well-known", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(r => JsonNode.Parse(r))]);
                return review;
            default:
                return node?.DeepClone();
        }
    }

    private static bool IsForeign(JsonNode? json) =>
        json is JsonObject && json["metadata"]?["name"]?.ToString() is "openshift-service-ca.crt" or "kube-root-ca.crt";
}
