using System.Text.Json;
using Portal.Cluster.Connection;

namespace Portal.Cluster.Actions;

/// <summary>What all actions build their requests from.</summary>
internal static class ActionRequests
{
    /// <summary>Who wrote, in <c>metadata.managedFields</c> of what a patch touches.</summary>
    internal const string FieldManager = "kubernetes-operations-portal";

    private const string Json = "application/json";

    /// <summary>The path of the target; names are checked by Kubernetes' rules and escaped.</summary>
    internal static string Path(ClusterAction action) => KubernetesPath.Object(action.Resource, action.Target.Namespace, action.Target.Name);

    /// <summary>The query of a PATCH or PUT; a DELETE has its options in the body.</summary>
    internal static string Query(bool dryRun) => $"?fieldManager={FieldManager}{(dryRun ? "&dryRun=All" : "")}";

    /// <summary>A PATCH of the target.</summary>
    internal static KubernetesRequest Patch(ClusterAction action, string contentType, string patch, bool dryRun) => new()
    {
        Method = "PATCH",
        Path = Path(action) + Query(dryRun),
        ContentType = contentType,
        Body = patch,
    };

    /// <summary>The same as kubectl.</summary>
    /// <param name="action">The action.</param>
    /// <param name="type"><c>json</c> or <c>strategic</c>.</param>
    /// <param name="patch">The patch.</param>
    internal static string PatchKubectl(ClusterAction action, string type, string patch)
    {
        var kind = action.Resource;
        var group = kind.Group.Length == 0 ? kind.Resource : $"{kind.Resource}.{kind.Version}.{kind.Group}";
        var scope = kind.Namespaced ? $" --namespace={ShellQuote.Quote(action.Target.Namespace)}" : "";

        // Names of RBAC objects may begin with '-': behind its kind such a name cannot be taken for an option (--server=…).
        var named = action.Target.Name.StartsWith('-') ? ShellQuote.Quote($"{group}/{action.Target.Name}") : $"{ShellQuote.Quote(group)} {ShellQuote.Quote(action.Target.Name)}";
        return $"kubectl patch {named}{scope} --type={type} --patch={ShellQuote.Quote(patch)}";
    }

    /// <summary>The first operations of every JSON patch: another object, or another version of it, is refused (422 Invalid).</summary>
    internal static IEnumerable<object> Guards(ClusterAction action) =>
    [
        new { op = "test", path = "/metadata/uid", value = action.Target.Uid },
        new { op = "test", path = "/metadata/resourceVersion", value = action.ResourceVersion },
    ];

    /// <summary>The permission for a verb on the target.</summary>
    internal static ApiPermission Permission(ClusterAction action, string verb) =>
        new(verb, action.Resource.Group, action.Resource.Resource, "", action.Target.Namespace, action.Target.Name);

    /// <summary>
    /// A guarded DELETE. For DELETE, <c>dryRun</c> belongs into the DeleteOptions: when there is a body, the API server takes the options from
    /// there.
    /// </summary>
    internal static KubernetesRequest Delete(ClusterAction action, long? gracePeriodSeconds, string? propagationPolicy, bool dryRun) => new()
    {
        Method = "DELETE",
        Path = Path(action),
        ContentType = Json,
        Body = DeleteOptions(action, gracePeriodSeconds, propagationPolicy, dryRun),
    };

    /// <summary>
    /// The guarded DELETE as kubectl: <c>kubectl delete pod</c> knows no preconditions and would hit the next pod of that name, so the
    /// options go through <c>--raw</c>.
    /// </summary>
    internal static string DeleteKubectl(ClusterAction action, long? gracePeriodSeconds, string? propagationPolicy)
    {
        var body = DeleteOptions(action, gracePeriodSeconds, propagationPolicy, dryRun: false);
        return $"kubectl delete --raw={ShellQuote.Quote(Path(action))} -f - <<< {ShellQuote.Quote(body)}";
    }

    /// <summary>Writes DeleteOptions with the guards.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="action">The action, with the uid and resourceVersion that the object must have.</param>
    /// <param name="gracePeriodSeconds">The grace period, or null for the object's own.</param>
    /// <param name="propagationPolicy">The policy, or null for the kind's default.</param>
    /// <param name="dryRun">Whether the API server is only asked.</param>
    /// <param name="isWhole">Whether they are a body of their own, which names its kind.</param>
    internal static void WriteDeleteOptions(
        Utf8JsonWriter writer, ClusterAction action, long? gracePeriodSeconds, string? propagationPolicy, bool dryRun, bool isWhole)
    {
        writer.WriteStartObject();
        if (isWhole)
        {
            writer.WriteString("kind", "DeleteOptions");
            writer.WriteString("apiVersion", "v1");
        }

        if (gracePeriodSeconds is { } seconds)
        {
            writer.WriteNumber("gracePeriodSeconds", seconds);
        }

        if (propagationPolicy is not null)
        {
            writer.WriteString("propagationPolicy", propagationPolicy);
        }

        writer.WriteStartObject("preconditions");
        writer.WriteString("uid", action.Target.Uid);
        writer.WriteString("resourceVersion", action.ResourceVersion);
        writer.WriteEndObject();
        if (dryRun)
        {
            writer.WriteStartArray("dryRun");
            writer.WriteStringValue("All");
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static string DeleteOptions(ClusterAction action, long? gracePeriodSeconds, string? propagationPolicy, bool dryRun)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            WriteDeleteOptions(writer, action, gracePeriodSeconds, propagationPolicy, dryRun, isWhole: true);
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
