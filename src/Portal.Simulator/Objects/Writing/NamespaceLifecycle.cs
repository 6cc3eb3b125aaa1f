namespace Portal.Simulator.Objects.Writing;

/// <summary>The admission plugin of that name: nothing new in namespaces that do not exist or are being deleted.</summary>
internal static class NamespaceLifecycle
{
    public static void CheckCreate(SimulatedApi api, ResourceDefinition resource, string ns, string name)
    {
        if (!resource.Namespaced)
        {
            return;
        }

        var found = api.Find(KnownResources.Namespaces, "", ns) ?? throw ApiErrors.NotFound(KnownResources.Namespaces, ns);
        if (found.ToJson().IsTerminating())
        {
            throw ApiErrors.Forbidden(
                resource,
                name,
                $"unable to create new content in namespace {ns} because it is being terminated",
                new StatusCause("NamespaceTerminating", $"namespace {ns} is being terminated", "metadata.namespace"));
        }
    }
}
