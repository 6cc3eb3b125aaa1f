using Portal.Simulator.Http.Reviews;
using Portal.Simulator.Http.Subresources;

namespace Portal.Simulator.Http.Handlers;

/// <summary>Resources that are questions rather than stored objects.</summary>
internal static class VirtualResources
{
    /// <summary>The handler of the request, or null when its resource is stored.</summary>
    public static Func<ApiRequest, Task>? Find(ApiRequest request) => (request.Resource.Group, request.Resource.Plural, request.Info.Verb) switch
    {
        ("authorization.k8s.io", "selfsubjectaccessreviews", "create") => AccessReviews.HandleSelfAsync,
        ("authorization.k8s.io", "subjectaccessreviews" or "localsubjectaccessreviews", "create") => AccessReviews.HandleSubjectAsync,
        ("authorization.k8s.io", "selfsubjectrulesreviews", "create") => RulesReviews.HandleAsync,
        ("authentication.k8s.io", "selfsubjectreviews", "create") => IdentityReviews.HandleSelfAsync,
        ("authentication.k8s.io", "tokenreviews", "create") => IdentityReviews.HandleTokenAsync,
        ("", "bindings", "create") => BindingSubresource.HandleAsync,
        ("", "componentstatuses", "list" or "get") => ComponentStatuses.HandleAsync,
        _ => null,
    };
}
