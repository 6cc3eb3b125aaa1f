using Portal.Simulator.Http.Routing;
using Portal.Simulator.Http.Security;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http;

/// <summary>One authorised request for a resource.</summary>
internal sealed record ApiRequest(HttpContext Http, RequestInfo Info, ResourceDefinition Resource, UserInfo User, ApiServices Services)
{
    public SimulatedApi Api => Services.Api;

    /// <summary>Namespace of the object; empty for a cluster-scoped resource.</summary>
    public string Namespace => Resource.Namespaced ? Info.Namespace : "";

    /// <summary>Namespace of a collection; null means all.</summary>
    public string? Scope => Resource.Namespaced && Info.Namespace.Length > 0 ? Info.Namespace : null;

    public string Query(string name) => Http.Request.Query[name].ToString();

    public bool IsQueryTrue(string name) => Query(name) is "1" or "true";
}
