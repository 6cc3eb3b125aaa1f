using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Subresources;

/// <summary><c>serviceaccounts/{name}/token</c>: the simulator issues no tokens, its users are given at the start.</summary>
internal static class TokenSubresource
{
    public static Task HandleAsync(ApiRequest request)
    {
        request.Api.Get(request.Resource, request.Namespace, request.Info.Name);
        throw ApiErrors.Internal("the simulator issues no tokens: its users and tokens are options of its start");
    }
}
