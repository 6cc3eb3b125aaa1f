using Portal.Simulator.Http.Security;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http;

/// <summary>Serves a <see cref="SimulatedApi"/> over HTTP as an API server does.</summary>
public static class KubernetesApiEndpoints
{
    /// <summary>
    /// Mounts everything: resources, discovery, OpenAPI, health. It takes every path that nothing more specific takes. After it
    /// has run, the name in <c>HttpContext.User</c> is that of the effective (impersonated) user.
    /// </summary>
    /// <param name="endpoints">Where to mount.</param>
    /// <param name="api">The cluster.</param>
    /// <param name="options">Users, address, times.</param>
    public static IEndpointConventionBuilder MapKubernetesApi(this IEndpointRouteBuilder endpoints, SimulatedApi api, KubernetesApiOptions options)
    {
        var pipeline = new ApiPipeline(new ApiServices(api, options, new Authenticator(options.Tokens), new RbacAuthorizer(api)));
        return endpoints.Map("/{**path}", pipeline.InvokeAsync).WithOrder(int.MaxValue);
    }
}
