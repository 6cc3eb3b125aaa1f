using System.Text.Json.Nodes;
using Portal.Simulator.Http.Encoding;
using Portal.Simulator.Http.Handlers;
using Portal.Simulator.Objects;
using Portal.Simulator.Objects.Operations;
using Portal.Simulator.Objects.Writing;

namespace Portal.Simulator.Http.Subresources;

/// <summary><c>…/scale</c>: reads and writes the number of replicas.</summary>
internal static class ScaleSubresource
{
    private static readonly ResourceDefinition ScaleType = new()
    {
        Group = "autoscaling",
        Version = "v1",
        Plural = "scales",
        Singular = "scale",
        Kind = "Scale",
        Namespaced = true,
    };

    public static async Task HandleAsync(ApiRequest request)
    {
        if (request.Info.Verb == "get")
        {
            await AnswerAsync(request, request.Api.Get(request.Resource, request.Namespace, request.Info.Name));
            return;
        }

        var isPatch = request.Info.Verb == "patch";
        var (type, patch) = isPatch ? await PatchHandler.ReadPatchAsync(request) : (PatchType.Merge, await BodyReader.ReadObjectAsync(request));
        var options = WriteQuery.Read(request, isPatch ? "PatchOptions" : "UpdateOptions");
        var stored = request.Api.Edit(
            request.Resource,
            request.Namespace,
            request.Info.Name,
            target => Scales.Apply(target, isPatch ? ObjectPatcher.Apply(ScaleType, Scales.Of(target), type, patch) : patch.AsObject()),
            options);
        await AnswerAsync(request, stored);
    }

    private static Task AnswerAsync(ApiRequest request, StoredObject stored)
    {
        var json = new JsonObject { ["kind"] = ScaleType.Kind, ["apiVersion"] = ScaleType.ApiVersion };
        foreach (var (name, value) in Scales.Of(stored.ToJson()).ToList())
        {
            json[name] = value?.DeepClone();
        }

        return StatusWriter.WriteJsonAsync(request.Http, 200, json);
    }
}
