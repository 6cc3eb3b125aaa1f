using Portal.Simulator.Http.Encoding;

namespace Portal.Simulator.Http.Handlers;

/// <summary>Reads one object.</summary>
internal static class GetHandler
{
    public static Task HandleAsync(ApiRequest request) =>
        ObjectResponses.WriteObjectAsync(request, 200, request.Api.Get(request.Resource, request.Namespace, request.Info.Name));
}
