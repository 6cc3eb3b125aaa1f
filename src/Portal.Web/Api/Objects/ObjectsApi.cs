using Portal.Cluster.Watching;
using Portal.Core.Objects;
using Portal.Web.Api.Problems;
using Portal.Web.Features.Objects;
using Portal.Web.Features.Remediation;
using Portal.Web.Hosting.SignIn;

namespace Portal.Web.Api.Objects;

/// <summary>Single objects of the clusters, of any kind, as their pages show them.</summary>
public static class ObjectsApi
{
    /// <summary>Maps <c>/clusters/{cluster}/objects/…</c>.</summary>
    public static void Map(RouteGroupBuilder api) => api.MapGet("/clusters/{cluster}/objects/{group}/{version}/{plural}/{namespace}/{name}", GetAsync)
        .WithTags("Clusters").WithSummary("One object, read from its API server as you, with what the portal knows of it.")
        .WithDescription("group is core for the core group, namespace is _ for a cluster-scoped kind. Values that may be secret are hidden; Secrets are not read. "
            + "An object that is gone or cannot be read now is answered as long as the portal knows something of it: see state.")
        .Produces<ObjectResponse>().ProducesValidationProblem()
        .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<ObjectResponse> GetAsync(
        string cluster,
        string group,
        string version,
        string plural,
        string @namespace,
        string name,
        HttpContext context,
        ClusterRegistry clusters,
        LiveObjects objects,
        ObjectStories stories)
    {
        // The only escape that a route leaves as it is: names of contexts may have slashes.
        var reading = ObjectRoute.Read(cluster.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase), group, version, plural, @namespace, name);
        if (reading.Address is not { } address)
        {
            throw ApiProblemException.BadInput(reading.Field, $"{reading.Problem}.");
        }

        var watchedCluster = clusters.Find(address.Cluster) ?? throw ApiProblemException.NotFound($"cluster {address.Cluster}");
        var watched = WatchedObject.Of(watchedCluster, address);
        var live = await objects.ReadAsync(address, context.User.ToPortalUser(), context.RequestAborted);
        if (live.State is LiveObjectState.Forbidden or LiveObjectState.Withheld)
        {
            throw live.State == LiveObjectState.Withheld
                ? new ApiProblemException(StatusCodes.Status403Forbidden, "Secrets are not read", "The portal does not read Secrets. Use kubectl with your own rights.")
                : new ApiProblemException(
                    StatusCodes.Status403Forbidden, "The cluster refuses", $"Missing rule: {RbacRule.Words(address.Permission)}. The cluster {address.Cluster} says: {live.Message}");
        }

        var subject = live.Facts?.Reference ?? (watched.Item is { } item ? address.Reference with { Uid = item.Metadata.Uid } : address.Reference);
        var model = ObjectModels.Of(address, live, watched, await stories.ReadAsync(address.Cluster, subject, context.RequestAborted));
        var unknown = model.Facts is null && model.Story is { Open.Total: 0, Past.Total: 0 };
        return live.State switch
        {
            LiveObjectState.Unreachable when unknown => throw new ApiProblemException(
                StatusCodes.Status503ServiceUnavailable, "The cluster does not answer", $"The object cannot be read from cluster {address.Cluster} now: {live.Message}"),
            LiveObjectState.NoSuchKind => throw ApiProblemException.NotFound($"kind {address.Kind.Resource}.{address.Kind.ApiVersion} on cluster {address.Cluster}"),
            LiveObjectState.Gone when unknown => throw ApiProblemException.NotFound($"{address.Kind.Kind} {address.Reference.Key} on cluster {address.Cluster}"),
            _ => ObjectResponse.Of(model, address, live),
        };
    }
}
