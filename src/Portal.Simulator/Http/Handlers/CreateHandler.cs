using Portal.Simulator.Http.Encoding;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Handlers;

/// <summary>Creates an object.</summary>
internal static class CreateHandler
{
    public static async Task HandleAsync(ApiRequest request)
    {
        if (request.Resource.Namespaced && request.Namespace.Length == 0)
        {
            throw ApiErrors.MethodNotAllowed();
        }

        var options = WriteQuery.Read(request, "CreateOptions");
        var body = await BodyReader.ReadObjectAsync(request);
        var stored = request.Api.Create(request.Resource, request.Namespace, body, options);
        await ObjectResponses.WriteObjectAsync(request, 201, stored);
    }
}
