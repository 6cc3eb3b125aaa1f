using System.Text.Json.Nodes;
using Portal.Simulator.Http.Encoding;
using Portal.Simulator.Http.Handlers;
using Portal.Simulator.Http.Security;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Reviews;

/// <summary>Who am I, whose token is this.</summary>
internal static class IdentityReviews
{
    public static async Task HandleSelfAsync(ApiRequest request)
    {
        await BodyReader.ReadObjectAsync(request);
        await StatusWriter.WriteJsonAsync(request.Http, 201, new JsonObject
        {
            ["kind"] = request.Resource.Kind,
            ["apiVersion"] = request.Resource.ApiVersion,
            ["metadata"] = new JsonObject { ["creationTimestamp"] = Timestamps.Format(request.Api.Time.GetUtcNow()) },
            ["status"] = new JsonObject { ["userInfo"] = UserJson(request.User) },
        });
    }

    public static async Task HandleTokenAsync(ApiRequest request)
    {
        var body = await BodyReader.ReadObjectAsync(request);
        var known = request.Services.Options.Tokens.TryGetValue(body.Text("spec", "token") ?? "", out var user);
        var status = known
            ? new JsonObject { ["authenticated"] = true, ["user"] = UserJson(user!), ["audiences"] = new JsonArray("https://kubernetes.default.svc") }
            : new JsonObject { ["user"] = new JsonObject(), ["error"] = "[invalid bearer token, unknown]" };
        await StatusWriter.WriteJsonAsync(request.Http, 201, new JsonObject
        {
            ["kind"] = request.Resource.Kind,
            ["apiVersion"] = request.Resource.ApiVersion,
            ["metadata"] = new JsonObject(),
            ["spec"] = body.At("spec")?.DeepClone(),
            ["status"] = status,
        });
    }

    private static JsonObject UserJson(UserInfo user)
    {
        var json = new JsonObject { ["username"] = user.Name };
        if (user.Uid.Length > 0)
        {
            json["uid"] = user.Uid;
        }

        json["groups"] = new JsonArray([.. user.Groups.Select(g => (JsonNode)g)]);
        return json;
    }
}
