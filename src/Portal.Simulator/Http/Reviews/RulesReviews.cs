using System.Text.Json.Nodes;
using Portal.Simulator.Http.Encoding;
using Portal.Simulator.Http.Handlers;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Reviews;

/// <summary>What may I do in a namespace.</summary>
internal static class RulesReviews
{
    public static async Task HandleAsync(ApiRequest request)
    {
        var body = await BodyReader.ReadObjectAsync(request);
        if (body.Text("spec", "namespace") is not { Length: > 0 } ns)
        {
            throw ApiErrors.BadRequest("no namespace on request");
        }

        var resourceRules = new JsonArray();
        var pathRules = new JsonArray();
        foreach (var rule in request.Services.Authorizer.RulesFor(request.User, ns))
        {
            (rule.NonResourceUrls.IsEmpty ? resourceRules : pathRules).Add(rule.ToJson());
        }

        await StatusWriter.WriteJsonAsync(request.Http, 201, new JsonObject
        {
            ["kind"] = request.Resource.Kind,
            ["apiVersion"] = request.Resource.ApiVersion,
            ["metadata"] = new JsonObject(),
            ["spec"] = new JsonObject(),
            ["status"] = new JsonObject { ["resourceRules"] = resourceRules, ["nonResourceRules"] = pathRules, ["incomplete"] = false },
        });
    }
}
