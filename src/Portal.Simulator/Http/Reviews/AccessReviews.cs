using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Portal.Simulator.Http.Encoding;
using Portal.Simulator.Http.Handlers;
using Portal.Simulator.Http.Security;
using Portal.Simulator.Objects;
using Portal.Simulator.Objects.Writing.Ownership;

namespace Portal.Simulator.Http.Reviews;

/// <summary>May I, may they.</summary>
internal static class AccessReviews
{
    private static readonly string[] AttributeOrder = ["namespace", "verb", "group", "version", "resource", "subresource", "name", "fieldSelector", "labelSelector"];

    public static async Task HandleSelfAsync(ApiRequest request)
    {
        var body = await BodyReader.ReadObjectAsync(request);
        await AnswerAsync(request, body, request.User);
    }

    public static async Task HandleSubjectAsync(ApiRequest request)
    {
        var body = await BodyReader.ReadObjectAsync(request);
        ImmutableArray<string> groups = [.. body.Texts("spec", "groups")];
        await AnswerAsync(request, body, new UserInfo(body.Text("spec", "user") ?? "", groups));
    }

    private static Task AnswerAsync(ApiRequest request, JsonObject body, UserInfo user)
    {
        var spec = body.At("spec") as JsonObject ?? [];
        var access = Read(spec) ?? throw ApiErrors.Invalid(
            request.Resource,
            "",
            [FieldError.Invalid("spec.resourceAttributes", "null", "exactly one of nonResourceAttributes or resourceAttributes must be specified")]);
        var decision = request.Services.Authorizer.Authorize(user, access);
        var status = new JsonObject { ["allowed"] = decision.Allowed };
        if (decision.Reason.Length > 0)
        {
            status["reason"] = decision.Reason;
        }

        var shown = spec.DeepClone().AsObject();
        if (shown["resourceAttributes"] is JsonObject attributes)
        {
            shown["resourceAttributes"] = InOrder(attributes);
        }

        var options = WriteQuery.Read(request, "CreateOptions");
        var metadata = body.At("metadata")?.DeepClone() as JsonObject ?? [];
        metadata["managedFields"] = ManagedFields.OfUnstored(request.Resource, shown, options, request.Api.Time.GetUtcNow());
        return StatusWriter.WriteJsonAsync(request.Http, 201, new JsonObject
        {
            ["kind"] = request.Resource.Kind,
            ["apiVersion"] = request.Resource.ApiVersion,
            ["metadata"] = metadata,
            ["spec"] = shown,
            ["status"] = status,
        });
    }

    private static AccessAttributes? Read(JsonObject spec)
    {
        var resource = spec.At("resourceAttributes");
        var path = spec.At("nonResourceAttributes");
        if ((resource is null) == (path is null))
        {
            return null;
        }

        return path is not null
            ? new AccessAttributes { Verb = path.Text("verb") ?? "", Path = path.Text("path") ?? "" }
            : new AccessAttributes
            {
                Verb = resource.Text("verb") ?? "",
                Group = resource.Text("group") ?? "",
                Version = resource.Text("version") ?? "",
                Resource = resource.Text("resource") ?? "",
                Subresource = resource.Text("subresource") ?? "",
                Namespace = resource.Text("namespace") ?? "",
                Name = resource.Text("name") ?? "",
            };
    }

    private static JsonObject InOrder(JsonObject attributes)
    {
        var ordered = new JsonObject();
        foreach (var name in AttributeOrder)
        {
            if (attributes[name] is { } value && value.Text() is not "")
            {
                ordered[name] = value.DeepClone();
            }
        }

        return ordered;
    }
}
